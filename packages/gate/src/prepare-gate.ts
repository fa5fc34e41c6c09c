import type { RawInputs, Structure } from '@deploy-actions/action';
import { loadPatterns, preparePatterns } from '@deploy-actions/json-path';

/** Loads what the reading of these inputs needs, before they are read: the library of patterns, where there is one. */
export async function prepareGate({ values, structures = {} }: RawInputs): Promise<void> {
  const parsed = Object.values(structures).flatMap((each) => ('value' in each ? [each.value] : []));
  if ((values['expect-match'] ?? '').trim() !== '' || parsed.some(holdsPattern)) await loadPatterns();
  else await preparePatterns([values, parsed]);
}

function holdsPattern(value: Structure): boolean {
  if (typeof value === 'string') return false;
  if (Array.isArray(value)) return value.some(holdsPattern);
  return Object.entries(value).some(([key, inner]) => key === 'expect-match' || holdsPattern(inner));
}

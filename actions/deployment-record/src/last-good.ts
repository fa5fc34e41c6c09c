import type { Fate } from './judge';

/** One deployment of the past, as far as it matters for the way back. */
export interface Past {
  id: number;
  version: string;
  kind: string;
  rollbackOf: string;
  fate: Fate;
}

/**
 * The newest deployment that was good, is not of version `except`, and was not rolled back: neither by a verdict on
 * this version later on, nor by a rollback that names its version or id. `history` is in any order; ids decide, since
 * times of different machines do not.
 */
export function lastGood(history: readonly Past[], except?: string): Past | undefined {
  const condemned = new Set<string>();
  for (const past of [...history].sort((a, b) => b.id - a.id)) {
    if (past.fate === 'rolled-back') condemned.add(past.version);
    if (past.kind === 'rollback' && past.fate === 'good' && past.rollbackOf !== '') condemned.add(past.rollbackOf);
    const taken = condemned.has(past.version) || condemned.has(String(past.id));
    if (past.fate === 'good' && !taken && past.version !== except) return past;
  }
  return undefined;
}

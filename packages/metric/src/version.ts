import { parseJsonPath } from '@deploy-actions/json-path';
import type { Problem } from './measurement';
import { select } from './select';
import type { SourceSettings } from './source-settings';

/** Why a document is not of the version that is to be judged; undefined where it is, or where any will do. */
export function versionProblem(version: SourceSettings['version'], document: unknown): Problem | undefined {
  if (version === undefined) return undefined;
  const path = parseJsonPath(version.path);
  if ('problem' in path) return { kind: 'query', reason: path.problem };
  const selected = select(path, document);
  if ('problem' in selected) {
    return { kind: 'wrong-version', reason: `no version is told: ${selected.problem.reason}` };
  }
  const found = String(selected.found);
  if (found === version.expected) return undefined;
  const shown = JSON.stringify(found.length > 60 ? `${found.slice(0, 60)}…` : found);
  return { kind: 'wrong-version', reason: `version ${shown} answers, not ${JSON.stringify(version.expected)}` };
}

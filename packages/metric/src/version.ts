import { parseJsonPath } from '@deploy-actions/json-path';
import { labelOf, seriesOf, type Values } from '@deploy-actions/openmetrics';
import type { Problem } from './measurement';
import { select } from './select';

/** Where an instance tells its version: by a path in its document, or as a label of a series. */
export type VersionPlace = { path: string } | { series: string; label: string };

/** The version that is to be judged, and where it is told. */
export type ExpectedVersion = VersionPlace & { expected: string };

/** Why a document is not of the version that is to be judged; undefined where it is, or where any will do. */
export function versionProblem(version: ExpectedVersion | undefined, document: unknown): Problem | undefined {
  if (version === undefined || !('path' in version)) return undefined;
  const path = parseJsonPath(version.path);
  if ('problem' in path) return { kind: 'query', reason: path.problem };
  const selected = select(path, document);
  if ('problem' in selected) return untold(selected.problem.reason);
  const found = String(selected.found);
  return found === version.expected ? undefined : other(found, version.expected);
}

/** The same of the series that the selector has found. Whoever tells several versions, as in the midst of a change, is none. */
export function seriesVersionProblem(version: ExpectedVersion | undefined, series: Values): Problem | undefined {
  if (version === undefined || !('series' in version)) return undefined;
  const told = new Set([...series.keys()].map((key) => labelOf(seriesOf(key).labels, version.label)));
  const [found, another] = told;
  if (found === undefined) return untold(`${version.series} matches no series`);
  if (another !== undefined) {
    const reason = `several versions are told: ${shown(found)} and ${shown(another)}, not ${shown(version.expected)} alone`;
    return { kind: 'wrong-version', reason };
  }
  if (found === '') return untold(`${version.series} has no label ${version.label}`);
  return found === version.expected ? undefined : other(found, version.expected);
}

function untold(why: string): Problem {
  return { kind: 'wrong-version', reason: `no version is told: ${why}` };
}

function other(found: string, expected: string): Problem {
  return { kind: 'wrong-version', reason: `version ${shown(found)} answers, not ${JSON.stringify(expected)}` };
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

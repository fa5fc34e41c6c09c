import { parseJsonPath } from '@deploy-actions/json-path';
import { labelOf, seriesOf, type Values } from '@deploy-actions/openmetrics';
import { isSameVersion } from '@deploy-actions/probe';
import { problemOf, type VersionPlaceInput } from './core/problem';
import type { Problem } from './measurement';
import { select } from './select';
import type { QueryCheck } from './signal-source';

/** Where an instance tells its version: by a path in its document, or as a label of a series. */
export type VersionPlace = { path: string } | { series: string; label: string };

/** The version that is to be judged, and where it is told. */
export type ExpectedVersion = VersionPlace & { expected: string };

/** Whatever is told, however often; never an empty list. */
type Told = { versions: readonly [string, ...string[]] } | { problem: Problem };

/** Why a document is not of the version that is to be judged; undefined where it is, or where any will do. */
export function versionProblem(version: ExpectedVersion | undefined, document: unknown): Problem | undefined {
  if (version === undefined || !('path' in version)) return undefined;
  return otherThan(version.expected, toldInDocument(version.path, document));
}

/** The same of the series that the selector has found. Whoever tells several versions, as in the midst of a change, is none. */
export function seriesVersionProblem(version: ExpectedVersion | undefined, series: Values): Problem | undefined {
  if (version === undefined || !('series' in version)) return undefined;
  return otherThan(version.expected, toldBySeries(version, series));
}

/** What was told when it was only tried, before the deploy: any version is right then, but none is wrong. */
export function versionTried(
  version: ExpectedVersion,
  found: { document: unknown } | { series: Values },
): Pick<QueryCheck, 'query' | 'found' | 'problem'> {
  const query = 'path' in version ? version.path : version.series;
  const told =
    'path' in version
      ? toldInDocument(version.path, 'document' in found ? found.document : undefined)
      : toldBySeries(version, 'series' in found ? found.series : new Map());
  if ('problem' in told) return { query, problem: { ...told.problem, kind: 'query' } };
  const { versions } = told;
  const [only, another] = versions;
  if (another !== undefined)
    return {
      query,
      found: `several versions, ${versions.map(shown).join(' and ')}: no data while several versions answer`,
    };
  const later = isSameVersion(only, version.expected)
    ? 'as expected'
    : `and ${shown(version.expected)} is expected in the watch`;
  return { query, found: `the version ${shown(only)}, ${later}` };
}

function toldInDocument(text: string, document: unknown): Told {
  const path = parseJsonPath(text);
  if ('problem' in path) return { problem: { kind: 'query', reason: path.problem } };
  const selected = select(path, document);
  if ('problem' in selected) return untold('version-path', selected.problem.reason);
  const { found } = selected;
  if (found === null || found === '') return untold('version-path', `${text} is ${JSON.stringify(found)}`);
  return { versions: [String(found)] };
}

function toldBySeries({ series: selector, label }: { series: string; label: string }, series: Values): Told {
  const [first, ...others] = new Set([...series.keys()].map((key) => labelOf(seriesOf(key).labels, label)));
  if (first === undefined) return untold('version-series', `${selector} matches no series`);
  if (first === '' && others.length === 0) return untold('version-label', `${selector} has no label ${label}`);
  return { versions: [first, ...others] };
}

function otherThan(expected: string, told: Told): Problem | undefined {
  if ('problem' in told) return told.problem;
  const [found, ...others] = told.versions;
  const another = others.find((version) => !isSameVersion(version, found));
  if (another !== undefined) {
    const reason = `several versions answer: ${shown(found)} and ${shown(another)}, not ${shown(expected)} alone`;
    return { kind: 'wrong-version', reason };
  }
  const reason = `version ${shown(found)} answers, not ${JSON.stringify(expected)}`;
  return told.versions.some((version) => isSameVersion(version, expected))
    ? undefined
    : { kind: 'wrong-version', reason };
}

/** The release that is to come may tell it, so this is not refused at once. */
function untold(input: VersionPlaceInput, why: string): { problem: Problem } {
  return { problem: problemOf({ is: 'no-version', input, why }) };
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

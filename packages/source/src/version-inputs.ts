import { Illegal } from '@deploy-actions/action';
import { adapterOf, kindsWhere } from './adapters';
import { parseQuery } from './query-language';
import type { Reads } from './reads';
import type { SourceKind } from './source-settings';
import type { ExpectedVersion } from './version';

export type VersionInput = 'expect-version' | 'version-path' | 'version-series' | 'version-label';

const DEFAULT_PATH = '$.version';
const DEFAULT_LABEL = 'version';

/** The version that is to be judged; undefined where any will do. Without a kind that is known nothing conflicts. */
export function readVersion(input: Reads<VersionInput>, kind: SourceKind | undefined): ExpectedVersion | undefined {
  const path = input.optionalParsed('version-path', (text) => parseQuery('json-path', text)) ?? DEFAULT_PATH;
  // Expressions can be read only where they were loaded, which no other source needs.
  const tellsVersion = kind === undefined ? undefined : adapterOf(kind).tellsVersion;
  const isSelector = (text: string) => tellsVersion === 'series' || (kind === undefined && !text.includes('~'));
  const series = input.optionalParsed('version-series', (text) =>
    parseQuery(isSelector(text) ? 'selector' : 'free', text),
  );
  const label = input.optionalParsed('version-label', parseLabel) ?? DEFAULT_LABEL;
  const expected = input.optional('expect-version');
  if (kind === undefined) return undefined;
  const isSeriesGiven = input.optional('version-series') !== undefined;
  if (isSeriesGiven && tellsVersion !== 'series') {
    const legal = `Only for source: ${kindsWhere((other) => other.tellsVersion === 'series')}; for a document use version-path.`;
    input.problem('version-series', { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  } else if (isSeriesGiven && expected === undefined) {
    const given = 'given without expect-version';
    input.problem('version-series', { code: 'CONFLICT', given, legal: 'Set expect-version, or remove it.' });
  }
  if (expected === undefined) return undefined;
  if (tellsVersion === 'path') return { path, expected };
  if (tellsVersion === undefined) {
    const legal = `Only for source: ${kindsWhere((other) => other.tellsVersion !== undefined)}. Select the version in the queries, or remove it.`;
    input.problem('expect-version', { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  } else if (!isSeriesGiven) {
    const legal = 'a selector of the series that has the version as a label, such as app_info{job="api"}';
    input.problem('version-series', { code: 'MISSING', legal });
  }
  return { series: series ?? '', label, expected };
}

function parseLabel(text: string): string {
  if (!/^[^\s{}"=,]{1,200}$/.test(text)) throw new Illegal('the name of a label, such as version');
  return text;
}

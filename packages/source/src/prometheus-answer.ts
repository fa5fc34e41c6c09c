import type { StoredSample, StoredSeries } from './core/series-growth';
import type { Problem } from './measurement';
import { elements, member, words } from './members';
import { shorten } from './status';

/** The text of an error document. */
export function prometheusWords(document: unknown): string | undefined {
  const error = words(member(document, 'error'));
  const kind = words(member(document, 'errorType'));
  return error === undefined || kind === undefined ? error : `${kind}: ${error}`;
}

/** What the server said besides the result. */
export function prometheusNotes(document: unknown): string[] {
  const said = [...elements(member(document, 'warnings')), ...elements(member(document, 'infos'))];
  return said.flatMap((note) => words(note) ?? []).map(shorten);
}

/** The one number of an instant query; undefined where the result is empty. Two series are a mistake in the query. */
export function numberIn(document: unknown): { value: number | undefined } | { problem: Problem } {
  const kind = member(document, 'data', 'resultType');
  const result = member(document, 'data', 'result');
  if (kind === 'scalar') return numberOf(result);
  if (kind !== 'vector') return wrong(`the query gives a ${String(kind ?? 'document without a result')}, not a number`);
  const series = elements(result);
  if (series.length === 0) return { value: undefined };
  if (series.length === 1) return numberOf(member(series[0], 'value'));
  const [one, two] = series.map((each) => labelsOf(member(each, 'metric')));
  const count = series.length === 2 ? 'two series' : `${series.length} series, such as`;
  return wrong(shorten(`the query gives ${count} ${one} and ${two}, not one: sum() them, or select one`));
}

/** The series of a range selector. */
export function seriesIn(document: unknown): { series: StoredSeries[] } | { problem: Problem } {
  const kind = member(document, 'data', 'resultType');
  if (kind !== 'matrix')
    return wrong(`the selector gives a ${String(kind ?? 'document without a result')}, not series`);
  const series = elements(member(document, 'data', 'result')).map((each) => {
    const metric = member(each, 'metric');
    const samples = elements(member(each, 'values')).flatMap((pair) => sampleOf(pair) ?? []);
    const process = `${String(member(metric, 'job'))} ${String(member(metric, 'instance'))}`;
    return { key: labelsOf(metric), process, samples };
  });
  return { series };
}

function sampleOf(pair: unknown): StoredSample | undefined {
  const atS = member(pair, 0);
  const value = Number(member(pair, 1));
  return typeof atS === 'number' && Number.isFinite(value) ? { atMs: Math.round(atS * 1000), value } : undefined;
}

/** Values are texts, and `NaN`, `+Inf` and `-Inf` are among them. */
function numberOf(pair: unknown): { value: number } | { problem: Problem } {
  const text = member(pair, 1);
  if (typeof text !== 'string' || text === '') return wrong('the answer has no value');
  return { value: Number(text.replace(/^([+-]?)Inf$/, '$1Infinity')) };
}

function labelsOf(metric: unknown): string {
  if (typeof metric !== 'object' || metric === null) return '{}';
  const labels = Object.entries(metric).filter(([name]) => name !== '__name__');
  const inside = labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort();
  return `${words(member(metric, '__name__')) ?? ''}{${inside.join(',')}}`;
}

function wrong(reason: string): { problem: Problem } {
  return { problem: { kind: 'query', reason } };
}

import { readLabels, skipBlanks } from './label-list';
import { type Labels, seriesKey } from './labels';
import { parseNumber } from './number';
import type { Format, Sample } from './sample';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const NAME_END = /[{ \t]|$/g;
const VALUE_END = /[ \t]|$/g;

/** What may stand after a value: a time in milliseconds; or one in seconds and an exemplar. */
const REST: Readonly<Record<Format, RegExp>> = {
  prometheus: /^[ \t]*(?:[-+]?\d+[ \t]*)?$/,
  openmetrics: /^[ \t]*(?:[-+]?[\d.]+(?:[eE][-+]?\d+)?[ \t]*)?(?:#[ \t]*\{.*\}[ \t]*\S+(?:[ \t]+\S+)?[ \t]*)?$/,
};

/** Reads one line of a series. Returns what is wrong with it, in words, where it is none. */
export function parseSample(line: string, format: Format): Sample | string {
  const start = skipBlanks(line, 0);
  let at = indexOf(NAME_END, line, start);
  let name = line.slice(start, at);
  let labels: Labels = [];
  at = skipBlanks(line, at);
  if (line.charCodeAt(at) === 0x7b) {
    const list = readLabels(line, at);
    if (typeof list === 'string') return list;
    if (list.name !== undefined && name !== '') return 'it has two names';
    labels = list.labels;
    at = skipBlanks(line, list.end);
    if (list.name === undefined && !METRIC_NAME.test(name)) return `${JSON.stringify(name)} is no name of a metric`;
    name = list.name ?? name;
  } else if (!METRIC_NAME.test(name)) {
    return `${JSON.stringify(name.slice(0, 60))} is no name of a metric`;
  }
  const end = indexOf(VALUE_END, line, at);
  const value = parseNumber(line.slice(at, end));
  if (value === undefined) return `${JSON.stringify(line.slice(at, Math.min(end, at + 60)))} is no number`;
  if (end < line.length && !REST[format].test(line.slice(end))) return 'something is wrong after its value';
  return { name, labels, value, key: seriesKey(name, labels) };
}

function indexOf(expression: RegExp, line: string, from: number): number {
  expression.lastIndex = from;
  return expression.exec(line)?.index ?? line.length;
}

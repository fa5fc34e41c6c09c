import { skipBlanks } from './label-list';
import { LabelReader } from './label-reader';
import { type Labels, SEPARATOR } from './labels';
import { parseNumber } from './number';
import type { Format, Sample } from './sample';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** What may stand after a value: a time in milliseconds; or one in seconds and an exemplar. */
const TIME: Readonly<Record<Format, RegExp>> = {
  prometheus: /^[ \t]*(?:[-+]?\d+[ \t]*)?$/,
  openmetrics: /^[ \t]*(?:[-+]?[\d.]+(?:[eE][-+]?\d+)?[ \t]*)?$/,
};
const EXEMPLAR_BEGINS = /^#[ \t]*\{/;
/** Behind its labels: a value and a time, in which there are no braces. */
const EXEMPLAR_ENDS = /^[ \t]*\S+(?:[ \t]+\S+)?[ \t]*$/;

/**
 * Reads the line of a series behind its name, which is empty where it stands in quotes among the labels. Returns what is
 * wrong with it, in words, where it is none.
 */
export function parseSample(
  name: string,
  line: string,
  format: Format,
  labelReader = new LabelReader(),
): Sample | string {
  if (line.includes(SEPARATOR)) return 'it contains a zero byte';
  let labels: Labels = [];
  let ownName = name;
  let at = skipBlanks(line, 0);
  if (line.charCodeAt(at) === 0x7b) {
    const list = labelReader.read(line, at);
    if (typeof list === 'string') return list;
    if (list.name !== undefined && name !== '') return 'it has two names';
    ownName = list.name ?? name;
    labels = list.labels;
    at = skipBlanks(line, list.end);
    if (list.name === undefined && !METRIC_NAME.test(name)) return noName(name);
  } else if (!METRIC_NAME.test(name)) {
    return noName(name);
  }
  let end = at;
  while (end < line.length && line.charCodeAt(end) !== 0x20 && line.charCodeAt(end) !== 0x09) end++;
  const value = parseNumber(line.slice(at, end));
  if (value === undefined) return `${JSON.stringify(line.slice(at, Math.min(end, at + 60)))} is not a number`;
  if (end < line.length && !isRest(line.slice(end), format)) return 'the text after its value is invalid';
  return { name: ownName, labels, value };
}

/** Found without trying every brace: a line of a mebibyte of them would take an hour. */
function isRest(rest: string, format: Format): boolean {
  const hash = format === 'openmetrics' ? rest.indexOf('#') : -1;
  if (hash === -1) return TIME[format].test(rest);
  const [time, exemplar] = [rest.slice(0, hash), rest.slice(hash)];
  const close = exemplar.lastIndexOf('}');
  return (
    TIME[format].test(time) &&
    EXEMPLAR_BEGINS.test(exemplar) &&
    close > exemplar.indexOf('{') &&
    EXEMPLAR_ENDS.test(exemplar.slice(close + 1))
  );
}

function noName(name: string): string {
  return `${JSON.stringify(name.slice(0, 60))} is not a metric name`;
}

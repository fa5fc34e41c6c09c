/** Names and values in turn, sorted by name, each name once; the name of the series is none of them. */
export type Labels = readonly string[];

/** In no name and no value: lines that hold it are refused. Keys of one byte for each letter take half the memory. */
export const SEPARATOR = '\0';

/** The value of a label; empty where there is no such label, which is the same to Prometheus. */
export function labelOf(labels: Labels, name: string): string {
  for (let at = 0; at < labels.length; at += 2) if (labels[at] === name) return labels[at + 1] ?? '';
  return '';
}

/** One text for each series, whatever the order in which its labels were written. */
export function seriesKey(name: string, labels: Labels): string {
  return labels.length === 0 ? name : [name, ...labels].join(SEPARATOR);
}

/** What the key was made of. */
export function seriesOf(key: string): { name: string; labels: Labels } {
  const [name = '', ...labels] = key.split(SEPARATOR);
  return { name, labels };
}

/** The name alone. */
export function nameOf(key: string): string {
  const end = key.indexOf(SEPARATOR);
  return end === -1 ? key : key.slice(0, end);
}

/** As it is written, for people: `name{label="value"}`, cut where it is long. */
export function shownSeries(key: string): string {
  const { name, labels } = seriesOf(key);
  const pairs = labels.flatMap((label, at) =>
    at % 2 === 0 ? [`${label}=${JSON.stringify(labels[at + 1] ?? '')}`] : [],
  );
  const shown = pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}

/** All but one of them. */
export function without(labels: Labels, name: string): Labels {
  return labels.filter((_, at) => labels[at - (at % 2)] !== name);
}

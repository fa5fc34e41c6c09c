/** Sorted by name, each name once; the name of the series is none of them. */
export type Labels = readonly (readonly [name: string, value: string])[];

/** Half a surrogate pair: no text that was decoded from UTF-8 holds one, so nothing else can look like it. */
const SEPARATOR = '\uDC00';

/** The value of a label; empty where there is no such label, which is the same to Prometheus. */
export function labelOf(labels: Labels, name: string): string {
  for (const [each, value] of labels) if (each === name) return value;
  return '';
}

/** One text for each series, whatever the order in which its labels were written. */
export function seriesKey(name: string, labels: Labels): string {
  let key = name;
  for (const [label, value] of labels) key += SEPARATOR + label + SEPARATOR + value;
  return key;
}

/** All but one of them. */
export function without(labels: Labels, name: string): Labels {
  return labels.filter(([each]) => each !== name);
}

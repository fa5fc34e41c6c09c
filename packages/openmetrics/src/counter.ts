import type { Exposition } from './exposition';
import { familyOf, originKey } from './family';
import type { Sample } from './sample';

/** A counter as it stands. */
export interface CounterValue {
  readonly value: number;
  /** When it began, in seconds since 1970, where the document says so. */
  readonly createdSeconds: number | undefined;
}

/** By the series' key. */
export type Counters = ReadonlyMap<string, CounterValue>;

/** What is typed as one of these goes up and down, and has no growth. */
const NO_COUNTERS = ['gauge', 'info', 'stateset', 'gaugehistogram'];

/** The counters among some samples. Returns what is wrong with one that is none, in words. */
export function countersIn(samples: readonly Sample[], exposition: Exposition): Counters | { problem: string } {
  const counters = new Map<string, CounterValue>();
  for (const { name, labels, key, value } of samples) {
    const type = typeOf(name, exposition);
    if (NO_COUNTERS.includes(type)) return { problem: `${name} is of the type ${type}, which has no growth` };
    // The quantiles of a summary lie beside its count and sum.
    const isQuantile = type === 'summary' && familyOf(name) === name;
    if (isQuantile) return { problem: `${name} holds quantiles of a summary, which have no growth` };
    if (!Number.isFinite(value) || value < 0) return { problem: `${name} is ${value}, which no counter can be` };
    counters.set(key, { value, createdSeconds: exposition.createdSeconds.get(originKey(name, labels)) });
  }
  return counters;
}

/** The series `a_total` belongs to the metric `a` in OpenMetrics, and to `a_total` in the older format. */
function typeOf(name: string, { types }: Exposition): string {
  return types.get(name) ?? types.get(familyOf(name)) ?? '';
}

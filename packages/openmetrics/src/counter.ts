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

/** Why a sample is no counter: by its `type` it never is one, or its `value` is none now. */
export interface NoCounter {
  readonly because: 'type' | 'value';
  readonly problem: string;
}

/** What is typed as one of these goes up and down; a series typed as a summary is one of its quantiles. */
const NO_COUNTERS = ['gauge', 'info', 'stateset', 'gaugehistogram', 'summary'];

/** The counters that some samples are. */
export function countersIn(samples: readonly Sample[], exposition: Exposition): Counters | NoCounter {
  const counters = new Map<string, CounterValue>();
  for (const { name, labels, key, value } of samples) {
    const type = typeOf(name, exposition);
    if (NO_COUNTERS.includes(type)) return { because: 'type', problem: `${name} is a ${type}, and no counter` };
    if (!Number.isFinite(value) || value < 0) {
      return { because: 'value', problem: `${name} is ${value}, which no counter can be` };
    }
    counters.set(key, { value, createdSeconds: exposition.createdSeconds.get(originKey(name, labels)) });
  }
  return counters;
}

/** Of all series with a suffix, only those of a gauge histogram fall. */
function typeOf(name: string, { types }: Exposition): string {
  const ofFamily = types.get(familyOf(name));
  return types.get(name) ?? (ofFamily === 'gaugehistogram' ? ofFamily : '');
}

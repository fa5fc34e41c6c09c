import type { Exposition, Values } from './exposition';
import { familyOf, originKey } from './family';
import { nameOf } from './labels';

/** Counters as they stand. */
export interface Counters {
  readonly values: Values;
  /** When they began, in seconds since 1970: of those about which the document says so. */
  readonly createdSeconds: Values;
}

/** Why a series is no counter: by its `type` it never is one, or its `value` is none now. */
export interface NoCounter {
  readonly because: 'type' | 'value';
  readonly problem: string;
}

/** What is typed as one of these goes up and down; a series typed as a summary is one of its quantiles. */
const NO_COUNTERS = ['gauge', 'info', 'stateset', 'gaugehistogram', 'summary'];

const NONE: Values = new Map();

/** The counters that the series of one selector are. */
export function countersIn(values: Values, exposition: Exposition): Counters | NoCounter {
  let newest = '';
  for (const [key, value] of values) {
    if (!key.startsWith(newest) || newest === '' || nameOf(key) !== newest) {
      newest = nameOf(key);
      const type = typeOf(newest, exposition);
      if (NO_COUNTERS.includes(type)) return { because: 'type', problem: `${newest} is a ${type}, not a counter` };
    }
    if (!Number.isFinite(value) || value < 0) {
      return { because: 'value', problem: `${newest} is ${value}, which a counter cannot be` };
    }
  }
  return { values, createdSeconds: createdOf(values, exposition.createdSeconds) };
}

function createdOf(values: Values, byOrigin: Values): Values {
  if (byOrigin.size === 0) return NONE;
  const created = new Map<string, number>();
  for (const key of values.keys()) {
    const seconds = byOrigin.get(originKey(key));
    if (seconds !== undefined) created.set(key, seconds);
  }
  return created;
}

/** Of all series with a suffix, only those of a gauge histogram fall. */
function typeOf(name: string, { types }: Exposition): string {
  const ofFamily = types.get(familyOf(name));
  return types.get(name) ?? (ofFamily === 'gaugehistogram' ? ofFamily : '');
}

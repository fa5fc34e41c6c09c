import { combine } from './combine';
import type { InstanceReading, Measurement } from './measurement';
import type { Bounds } from './rule';
import type { Streak } from './streak';

const MIXED = 'the counters were reset twice in a row: counters of several processes arrive mixed';

/**
 * The measurement without what instances counted that were reset in the one before, too: once is a restart, twice in a
 * row is a balancer with several processes behind it, and what one says minus what another said is no growth.
 */
export function withoutMixed(bounds: Bounds, before: Measurement | undefined, seen: Measurement): Measurement {
  const anew = new Set(before?.instances.filter(isUnexplained).map(({ name }) => name));
  const isMixed = (reading: InstanceReading) => isUnexplained(reading) && anew.has(reading.name);
  if (!seen.instances.some(isMixed)) return seen;
  const instances = seen.instances.map((reading): InstanceReading => {
    if (!isMixed(reading)) return reading;
    return { name: reading.name, reset: true, problem: { kind: 'missing', reason: MIXED } };
  });
  const { atMs, tookMs, notes, control } = seen;
  const kept = { atMs, tookMs, ...(notes === undefined ? {} : { notes }) };
  // What is compared with the old version is compared as a whole.
  if (control !== undefined) return { ...kept, problem: { kind: 'missing', reason: MIXED }, instances };
  const isLowest = bounds.threshold === undefined && bounds.min !== undefined;
  return { ...kept, ...combine(instances, isLowest ? 'lowest' : undefined) };
}

/** What a verdict has to say of the resets in its measurements that no start time explains; empty where there are none. */
export function resetWords(measurements: readonly Measurement[], streak?: Streak): string {
  const { firstMs, newestMs } = streak ?? { firstMs: 0, newestMs: Number.POSITIVE_INFINITY };
  const counted = measurements.filter(({ atMs }) => atMs >= firstMs && atMs <= newestMs);
  const resets = counted.flatMap(({ instances }) => instances.filter(isUnexplained)).length;
  if (resets === 0) return '';
  const times = resets === 1 ? 'once' : `${resets} times`;
  return `; counters began anew ${times} in this: behind a balancer they would be of several processes; give one url for each instance`;
}

function isUnexplained({ reset, restart }: InstanceReading): boolean {
  return reset === true && restart === undefined;
}

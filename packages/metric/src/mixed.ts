import { combine, type InstanceReading, type Measurement, problemOf } from '@deploy-actions/source';
import type { Bounds } from './rule';
import type { Streak } from './streak';

const MIXED = problemOf({ is: 'mixed-counters' });

/** An instance that was reset twice within so many measurements in a row was not restarted: several answer by turns. */
export const MIXED_WITHIN = 4;

/** A measurement as it was seen, with the names of the instances whose counters are found to be mixed in it. */
export interface Seen {
  seen: Measurement;
  mixed: ReadonlySet<string>;
}

/**
 * The newest measurements (oldest first) with what the newest one shows to be mixed: once is a restart, twice is a
 * balancer with several processes behind it, and then what one says minus what another said is no growth. Nor is what
 * lies between, or what came before the first: of whom that was is not known, either. Those that stay as they were are
 * the same objects.
 */
export function withMixed<T extends Seen>(recent: readonly T[]): T[] {
  const newest = recent.at(-1);
  const from = Math.max(0, recent.length - MIXED_WITHIN);
  const firsts = new Map<string, number>();
  for (const name of newest === undefined ? [] : resetIn(newest)) {
    const first = recent.findIndex((each, at) => at >= from && resetIn(each).includes(name));
    if (first < recent.length - 1) firsts.set(name, first - 1);
  }
  return marked(recent, firsts);
}

/** The same as if everything that may still turn out to be mixed were. */
export function withSuspects<T extends Seen>(recent: readonly T[]): T[] {
  const firsts = new Map<string, number>();
  for (const { name, anonymous } of readingsIn(recent.at(-1))) {
    const first = recent.findIndex((each) => resetIn(each).includes(name));
    if (first >= 0) firsts.set(name, first - 1);
    else if (anonymous) firsts.set(name, recent.length - 1);
  }
  return marked(recent, firsts);
}

function marked<T extends Seen>(recent: readonly T[], firsts: ReadonlyMap<string, number>): T[] {
  return recent.map((each, at) => {
    const found = [...firsts].filter(([name, first]) => first <= at && !each.mixed.has(name)).map(([name]) => name);
    return found.length === 0 ? each : { ...each, mixed: new Set([...each.mixed, ...found]) };
  });
}

/** The measurement without what the mixed instances said; that they were reset is kept, for the record. */
export function withoutMixed(bounds: Bounds, { seen, mixed }: Seen): Measurement {
  const isOut = ({ name, problem }: InstanceReading) =>
    mixed.has(name) && (problem === undefined || problem.kind === 'no-traffic' || problem.kind === 'reference');
  if (!seen.instances.some(isOut)) return seen.controlInstances?.some(isOut) ? uncomparable(seen) : seen;
  const instances = seen.instances.map((reading): InstanceReading => {
    if (!isOut(reading)) return reading;
    const { name, reset } = reading;
    return { name, ...(reset ? { reset } : {}), problem: MIXED };
  });
  const { atMs, tookMs, notes, control } = seen;
  const kept = { atMs, tookMs, ...(notes === undefined ? {} : { notes }) };
  // What is compared with the old version is compared as a whole.
  if (control !== undefined) return { ...kept, problem: MIXED, instances };
  const isLowest = bounds.threshold === undefined && bounds.min !== undefined;
  return { ...kept, ...combine(instances, isLowest ? 'lowest' : undefined) };
}

/** The old version's counters are mixed: the new one is still measured, and compared with nothing. */
function uncomparable({ control: _, controlInstances = [], ...seen }: Measurement): Measurement {
  return { ...seen, controlInstances, controlProblem: MIXED.reason };
}

/** How many measurements are still to come until no reset in the newest ones can become one of two; 0 where none can. */
export function doubtful(recent: readonly Seen[]): number {
  const at = recent.findLastIndex((each) => resetIn(each).length > 0);
  return at < 0 ? 0 : Math.max(0, at + MIXED_WITHIN - recent.length);
}

/** What a verdict has to say of the resets in its measurements that no start time explains; empty where there are none. */
export function resetWords(measurements: readonly Measurement[], streak?: Streak): string {
  const { firstMs, newestMs } = streak ?? { firstMs: 0, newestMs: Number.POSITIVE_INFINITY };
  const counted = measurements.filter(({ atMs }) => atMs >= firstMs && atMs <= newestMs);
  const isCounted = (reading: InstanceReading) => isUnexplained(reading) && reading.problem === undefined;
  const resets = counted.flatMap(({ instances }) => instances.filter(isCounted)).length;
  if (resets === 0) return '';
  const times = resets === 1 ? 'once' : `${resets} times`;
  return `; counters restarted ${times} in this time: a load balancer would mix several processes; give one url for each instance`;
}

/** What the odds of a test leave out where nothing says which process counts; empty where something does. */
export function takenOverWords(measurements: readonly Measurement[]): string {
  const isNamed = measurements.every(({ instances }) => instances.every(({ anonymous }) => !anonymous));
  return isNamed
    ? ''
    : '; this probability does not hold if another process took over or the counters restarted: it is not certain which process counts';
}

function resetIn(each: Seen): string[] {
  return readingsIn(each)
    .filter(isUnexplained)
    .map(({ name }) => name);
}

/** Of the old version, too: where its counters are mixed it looks better than it is, or worse. */
function readingsIn(each: Seen | undefined): InstanceReading[] {
  return each === undefined ? [] : [...each.seen.instances, ...(each.seen.controlInstances ?? [])];
}

function isUnexplained({ reset, restart }: InstanceReading): boolean {
  return reset === true && restart === undefined;
}

import { type GrowthDoubt, mostSinceRestart, type Pace, stepOf } from './counter-growth';

/** Beginnings that are remembered of one series. */
const MOST_LIVES = 20;
/** Clocks and rounding: a series that began this shortly before the last answer may have begun after it. */
const SAME_TIME_SECONDS = 2;

/** Counters as one answer shows them. */
export interface Counters {
  readonly values: ReadonlyMap<string, number>;
  /** When they began, in seconds since 1970: of those about which the answer says so. */
  readonly createdSeconds: ReadonlyMap<string, number>;
}

export interface Growth {
  /** What was added, summed over the series. */
  readonly value: number;
  /** Series that restarted. */
  readonly resets: number;
  /** Series that were there before but were not seen: another process's. They add nothing. */
  readonly strangers: number;
  /** A series that fell, and did not restart: then the value is not known. */
  readonly doubt?: GrowthDoubt;
  /** By how much the series fell that did not restart. */
  readonly lost: number;
}

interface Life {
  /** In seconds since 1970; undefined where the answer does not say so. */
  readonly createdSeconds: number | undefined;
  readonly value: number;
}

/** The last values of each series, of each of its beginnings the newest last; also of those that are gone. */
export type Remembered = ReadonlyMap<string, readonly Life[]>;

export const NOTHING_REMEMBERED: Remembered = new Map();

/**
 * What was added to each series of one process since it was last seen, and only then the sum. A series that is new grew
 * from zero, and one that is gone has grown by nothing. Where it is known when a series began, one that was there at
 * the last answer (`lastSeconds` since 1970) is another process's.
 */
export function growthSince(
  before: Remembered,
  after: Counters,
  most: (before: number) => number,
  lastSeconds?: number,
): Growth {
  let value = 0;
  let resets = 0;
  let strangers = 0;
  let lost = 0;
  let doubt: GrowthDoubt | undefined;
  for (const [key, now] of after.values) {
    const created = after.createdSeconds.get(key);
    const lives = before.get(key) ?? [];
    const then = lives.findLast((life) => isSameLife(life, created));
    if (then === undefined && isStranger(lives, created, lastSeconds)) {
      strangers++;
      continue;
    }
    // A younger series has restarted for certain.
    const step = stepOf([then?.value ?? 0], [now], most);
    if ('doubt' in step) {
      doubt ??= step.doubt;
      lost += Math.max(0, (then?.value ?? 0) - now);
      continue;
    }
    value += step.by[0] ?? 0;
    if (step.isRestart || (then === undefined && lives.length > 0)) resets++;
  }
  return { value, resets, strangers, lost, ...(doubt === undefined ? {} : { doubt }) };
}

/** The newer values, and the last ones of those that are gone: they may come back, and have not grown from zero then. */
export function remembered(before: Remembered, after: Counters): Remembered {
  const all = new Map(before);
  for (const [key, value] of after.values) {
    const createdSeconds = after.createdSeconds.get(key);
    const others = (before.get(key) ?? []).filter((life) => !isSameLife(life, createdSeconds));
    all.set(key, [...others, { createdSeconds, value }].slice(-MOST_LIVES));
  }
  return all;
}

function isSameLife({ createdSeconds }: Life, other: number | undefined): boolean {
  return createdSeconds === undefined || other === undefined || createdSeconds === other;
}

function isStranger(lives: readonly Life[], created: number | undefined, lastSeconds: number | undefined): boolean {
  const isOlder = created !== undefined && lives.some(({ createdSeconds }) => (createdSeconds ?? 0) > created);
  const wasThere = created !== undefined && lastSeconds !== undefined && created < lastSeconds - SAME_TIME_SECONDS;
  return isOlder || wasThere;
}

/** One value of a series, as a server has stored it. */
export interface StoredSample {
  readonly atMs: number;
  readonly value: number;
}

export interface StoredSeries {
  /** The same for the same series. */
  readonly key: string;
  /** What restarts as a whole: the job and the instance. */
  readonly process: string;
  readonly samples: readonly StoredSample[];
}

/** The newest sample of each series that was ever seen, and the processes that they belong to. */
export interface KnownSeries {
  readonly newest: ReadonlyMap<string, StoredSample>;
  readonly processes: ReadonlySet<string>;
}

export interface StoredGrowth extends Omit<Growth, 'strangers'> {
  /** Samples that were not known before. */
  readonly samples: number;
  /** From the newest sample known before to the newest one; 0 where there was none before. */
  readonly elapsedMs: number;
  readonly known: KnownSeries;
}

export const NO_SERIES: KnownSeries = { newest: new Map(), processes: new Set() };

/**
 * What was added since the series were last seen, sample by sample and series by series before the sum. A new series of
 * a process in `alive` (one that was there before) grew from zero; the first sample of a new process is only the
 * reference.
 */
export function storedGrowth(
  known: KnownSeries,
  series: readonly StoredSeries[],
  pace: Pace,
  alive: ReadonlySet<string> = known.processes,
): StoredGrowth {
  const newest = new Map(known.newest);
  const processes = new Set(known.processes);
  let value = 0;
  let resets = 0;
  let samples = 0;
  let lost = 0;
  let doubt: GrowthDoubt | undefined;
  for (const { key, process, samples: found } of series) {
    const last = known.newest.get(key);
    const fresh = found.filter(({ atMs }) => last === undefined || atMs > last.atMs);
    let before = last ?? (alive.has(process) ? undefined : fresh[0]);
    for (const sample of fresh) {
      const elapsedMs = before === undefined ? 0 : sample.atMs - before.atMs;
      const most = (from: number) => mostSinceRestart(pace, elapsedMs, from);
      const step = stepOf([before?.value ?? 0], [sample.value], most);
      if ('doubt' in step) {
        doubt ??= step.doubt;
        lost += Math.max(0, (before?.value ?? 0) - sample.value);
      } else {
        value += step.by[0] ?? 0;
        if (step.isRestart) resets++;
      }
      before = sample;
    }
    samples += fresh.length;
    const end = fresh.at(-1);
    if (end) newest.set(key, end);
    if (found.length > 0) processes.add(process);
  }
  const [from, to] = [latest(known.newest), latest(newest)];
  const elapsedMs = from === undefined || to === undefined ? 0 : to - from;
  const next = { newest, processes };
  return { value, resets, samples, elapsedMs, known: next, lost, ...(doubt === undefined ? {} : { doubt }) };
}

function latest(newest: KnownSeries['newest']): number | undefined {
  return newest.size === 0 ? undefined : [...newest.values()].reduce((most, { atMs }) => Math.max(most, atMs), 0);
}

import type { RawSeries, Sample } from './prometheus-answer';

/** The newest sample of each series that was ever seen, and the processes that they belong to. */
export interface KnownSeries {
  newest: ReadonlyMap<string, Sample>;
  processes: ReadonlySet<string>;
}

export interface SeriesGrowth {
  added: number;
  /** Samples that were not known before. */
  samples: number;
  /** A series shrank: its process began anew. */
  reset: boolean;
  known: KnownSeries;
}

export const NO_SERIES: KnownSeries = { newest: new Map(), processes: new Set() };

/**
 * What the counters have added since they were last seen, sample by sample and series by series before the sum. A
 * sample below the one before it has begun anew at zero. A new series of a process in `alive` (one that was there
 * before) grew from zero; the first sample of a new process is only the reference.
 */
export function growSeries(
  known: KnownSeries,
  series: readonly RawSeries[],
  alive: ReadonlySet<string> = known.processes,
): SeriesGrowth {
  const newest = new Map(known.newest);
  const processes = new Set(known.processes);
  let added = 0;
  let samples = 0;
  let reset = false;
  for (const { key, process, samples: found } of series) {
    const last = known.newest.get(key);
    const fresh = found.filter(({ atMs }) => last === undefined || atMs > last.atMs);
    let before = last?.value ?? (alive.has(process) ? 0 : (fresh[0]?.value ?? 0));
    for (const { value } of fresh) {
      if (value < before) reset = true;
      added += value < before ? value : value - before;
      before = value;
    }
    samples += fresh.length;
    const end = fresh.at(-1);
    if (end) newest.set(key, end);
    if (found.length > 0) processes.add(process);
  }
  return { added, samples, reset, known: { newest, processes } };
}

import type { InstanceReading, Problem } from './measurement';

/** How one instance was heard: an answer that there was no traffic is one, too. */
export interface Hearing {
  /** Measurements in which it said something usable. */
  heard: number;
  /** The newest of them. */
  newestMs: number | undefined;
  newestProblem: Problem | undefined;
}

export type Hearings = ReadonlyMap<string, Hearing>;

/** It did not answer with anything usable: nobody knows how it is. */
export function isSilent({ problem }: InstanceReading): boolean {
  return problem !== undefined && problem.kind !== 'no-traffic' && problem.kind !== 'reference';
}

/** With the readings of one more measurement; the old ones stay as they are. */
export function hear(hearings: Hearings, readings: readonly InstanceReading[], atMs: number): Hearings {
  const next = new Map(hearings);
  for (const reading of readings) {
    const before = next.get(reading.name) ?? { heard: 0, newestMs: undefined, newestProblem: undefined };
    const now = isSilent(reading)
      ? { ...before, newestProblem: reading.problem }
      : { ...before, heard: before.heard + 1, newestMs: atMs };
    next.set(reading.name, now);
  }
  return next;
}

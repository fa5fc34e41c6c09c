import type { Observation } from '@deploy-actions/probe';

/** One observation of the gate, and of which check. */
export interface TimelineEntry extends Observation {
  check: string;
}

/** Keeps every observation of a run of usual length; of a very long one the beginning and the end. */
export class Timeline {
  private readonly beginning: TimelineEntry[] = [];
  private end: TimelineEntry[] = [];
  private count = 0;

  constructor(private readonly halfLimit = 2000) {}

  add(entry: TimelineEntry): void {
    this.count++;
    if (this.beginning.length < this.halfLimit) {
      this.beginning.push(entry);
      return;
    }
    this.end.push(entry);
    // Cut rarely, so that a long watch does not copy its end at every probe.
    if (this.end.length >= 2 * this.halfLimit) this.end = this.end.slice(-this.halfLimit);
  }

  entries(): TimelineEntry[] {
    return [...this.beginning, ...this.end.slice(-this.halfLimit)];
  }

  /** How many observations were left out, between the beginning and the end. */
  omitted(): number {
    return this.count - this.entries().length;
  }
}

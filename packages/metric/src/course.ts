import type { Measurement } from '@deploy-actions/source';
import { type Evidence, weigh } from './evidence';
import { judged } from './judged';
import { doubtful, MIXED_WITHIN, type Seen, withMixed, withoutMixed, withSuspects } from './mixed';
import type { WatchRule } from './rule';
import { observe, type Tally } from './tally';

/** What follows from the measurements so far. */
export interface Known {
  tally: Tally;
  evidence: Evidence | undefined;
}

interface Step extends Seen {
  /** What was known before it. */
  before: Known;
}

/**
 * The measurements of one signal, and what follows from them. The newest may turn out to be mixed by what comes next:
 * they are then taken back, with all that followed from them.
 */
export class Course {
  readonly measurements: Measurement[] = [];
  private recent: readonly Step[] = [];

  constructor(
    private readonly rule: WatchRule,
    public known: Known,
  ) {}

  /** Adds one; true where earlier ones were taken back for it. */
  add(seen: Measurement): boolean {
    const asked = [...this.recent, { seen, mixed: new Set<string>(), before: this.known }].slice(-MIXED_WITHIN - 1);
    const found = withMixed(asked);
    const changed = found.findIndex((step, at) => step !== asked[at]);
    const from = changed < 0 ? found.length - 1 : changed;
    this.measurements.length -= found.length - 1 - from;
    this.known = found[from]?.before ?? this.known;
    this.recent = found.map((step, at) => {
      if (at < from) return step;
      const before = this.known;
      const measurement = this.measured(step);
      this.measurements.push(measurement);
      this.known = this.after(before, measurement);
      return { ...step, before };
    });
    return from < found.length - 1;
  }

  /** How many measurements are still to come until the newest resets can no longer turn out to be of several processes. */
  get doubtful(): number {
    return doubtful(this.recent);
  }

  /** What was known before the newest measurement, and what would be if all that may be mixed were no data. */
  get before(): Known {
    return this.recent.at(-1)?.before ?? this.known;
  }

  get sure(): Known {
    const first = this.recent[0]?.before ?? this.known;
    return withSuspects(this.recent).reduce((known, step) => this.after(known, this.measured(step)), first);
  }

  private measured(step: Seen): Measurement {
    return judged(this.rule, withoutMixed(this.rule, step));
  }

  private after({ tally, evidence }: Known, measurement: Measurement): Known {
    return { tally: observe(this.rule, tally, measurement), evidence: evidence && weigh(evidence, measurement) };
  }
}

import type { Clock } from '@deploy-actions/clock';

/** The time for which the quorum must stay healthy. It ends once, and can begin anew if the quorum was lost meanwhile. */
export class Soak {
  /** When it began, in elapsed milliseconds; undefined while the quorum is not healthy. */
  fromMs: number | undefined;
  private timer = new AbortController();

  constructor(
    private readonly clock: Clock,
    private readonly lengthMs: number,
    private readonly ended: () => void,
  ) {}

  begin(): void {
    this.fromMs = this.clock.elapsed();
    this.timer = new AbortController();
    this.clock.sleep(this.lengthMs, this.timer.signal).then(this.ended, () => undefined);
  }

  /** The quorum was lost: what was soaked so far counts no more. */
  cancel(): void {
    this.end();
    this.fromMs = undefined;
  }

  /** No longer waits for its end. */
  end(): void {
    this.timer.abort();
  }
}

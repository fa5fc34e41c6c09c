/** One direction of a link. It knows no clock: times are handed in, in milliseconds of any clock that runs forward. */
export class Lane {
  private readonly bytesPerMs: number;
  private readonly delayMs: number;
  private freeAtMs = 0;

  /** `mbitPerS` counts what TCP carries, without headers. */
  constructor({ mbitPerS, delayMs }: { mbitPerS: number; delayMs: number }) {
    this.bytesPerMs = (mbitPerS * 1e6) / 8 / 1000;
    this.delayMs = delayMs;
  }

  /** When the last of these bytes arrives that were handed in at `nowMs`: they wait for what was sent before them. */
  send(bytes: number, nowMs: number): number {
    this.freeAtMs = Math.max(this.freeAtMs, nowMs) + bytes / this.bytesPerMs;
    return this.freeAtMs + this.delayMs;
  }
}

import type { Clock } from './clock';

interface Sleeper {
  at: number;
  order: number;
  wake: () => void;
}

/**
 * A clock for tests: time moves only when everybody sleeps, straight to the next wake-up.
 * Work that is done in virtual time (a probe that takes 300 ms) is `sleep` too.
 */
export class VirtualClock implements Clock {
  private time: number;
  private readonly sleepers: Sleeper[] = [];
  private order = 0;
  private idle: NodeJS.Immediate | undefined;

  constructor(startMs = 0) {
    this.time = startMs;
  }

  now(): number {
    return this.time;
  }

  elapsed(): number {
    return this.time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      if (Number.isNaN(ms)) throw new RangeError('Cannot sleep for NaN ms');
      const sleeper: Sleeper = { at: this.time + Math.max(0, ms), order: this.order++, wake: () => resolve() };
      const onAbort = () => {
        const index = this.sleepers.indexOf(sleeper);
        if (index >= 0) this.sleepers.splice(index, 1);
        reject(signal?.reason);
      };
      sleeper.wake = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.sleepers.push(sleeper);
      this.schedule();
    });
  }

  /** After the microtasks and the ready I/O of this turn, everybody who could go on has gone on. */
  private schedule(): void {
    if (this.idle) return;
    this.idle = setImmediate(() => {
      this.idle = undefined;
      this.sleepers.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.sleepers.shift();
      if (!next) return;
      this.time = Math.max(this.time, next.at);
      next.wake();
      if (this.sleepers.length > 0) this.schedule();
    });
  }
}

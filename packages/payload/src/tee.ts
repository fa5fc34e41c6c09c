import { Readable } from 'node:stream';
import type { Clock } from '@deploy-actions/clock';

/** One host's copy of a stream. */
export interface Branch {
  readonly stream: Readable;
  /** When it last took something; now, where it waits for us and not we for it. */
  lastMoveMs(): number;
}

/** All hosts of a stream have left it. */
export class NobodyListens extends Error {}

/** Gives one stream to several hosts, as fast as the slowest one takes it; a host that fails drops out alone. */
export class Tee {
  private readonly branches = new Set<HostStream>();
  private wake: (() => void) | undefined;

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  branch(): Branch {
    const stream = new HostStream(this.clock, () => this.wake?.());
    this.branches.add(stream);
    stream.once('close', () => {
      this.branches.delete(stream);
      this.wake?.();
    });
    return { stream, lastMoveMs: () => stream.lastMoveMs() };
  }

  /** Resolves when every host has room for more. Rejects with `NobodyListens`. */
  async write(chunk: Buffer): Promise<void> {
    for (const branch of this.branches) branch.offer(chunk);
    await this.room();
  }

  end(): void {
    for (const branch of this.branches) branch.offer(null);
  }

  destroy(error: Error): void {
    for (const branch of this.branches) branch.destroy(error);
  }

  private async room(): Promise<void> {
    for (;;) {
      if (this.branches.size === 0) throw new NobodyListens('every host has left the upload');
      if ([...this.branches].every(({ isHungry }) => isHungry)) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

class HostStream extends Readable {
  isHungry = true;
  private movedMs: number;
  private isAsked = false;

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly onHungry: () => void,
  ) {
    super({ highWaterMark: 256 * 1024 });
    this.movedMs = clock.elapsed();
    // Whoever reads it hears of it by the reading.
    this.on('error', () => undefined);
  }

  override _read(): void {
    this.isAsked = true;
    this.isHungry = true;
    this.movedMs = this.clock.elapsed();
    this.onHungry();
  }

  offer(chunk: Buffer | null): void {
    this.movedMs = this.clock.elapsed();
    this.isHungry = this.push(chunk);
  }

  lastMoveMs(): number {
    return this.isHungry && this.isAsked ? this.clock.elapsed() : this.movedMs;
  }
}

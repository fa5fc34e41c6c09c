import type { Readable } from 'node:stream';
import type { Clock } from '@deploy-actions/clock';

export type Tell = (chunk: Buffer) => unknown;

/**
 * Hands on what a command says, no faster than it is taken: where a listener gives back a promise, the host has to
 * wait for it. Both streams stop then, because they share one window.
 */
export class Hearing {
  lastMs: number;
  /** Heard so far. */
  bytes = 0;
  private busy = 0;
  private taken: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly streams: readonly Readable[],
    private readonly onError: (error: unknown) => void,
  ) {
    this.lastMs = clock.elapsed();
  }

  /** Somebody has not finished with what it was told. */
  get isBusy(): boolean {
    return this.busy > 0;
  }

  /** Resolves when everything that was handed on has been taken. */
  async idle(): Promise<void> {
    while (this.isBusy) await this.taken;
  }

  hear(chunk: Buffer, tell: Tell | undefined): void {
    this.lastMs = this.clock.elapsed();
    this.bytes += chunk.length;
    const answer = tell?.(chunk);
    if (answer instanceof Promise) this.wait(answer);
  }

  private wait(answer: Promise<unknown>): void {
    this.busy++;
    for (const stream of this.streams) stream.pause();
    this.taken = answer.catch(this.onError).then(() => {
      this.lastMs = this.clock.elapsed();
      this.busy--;
      if (this.busy === 0) for (const stream of this.streams) stream.resume();
    });
  }
}

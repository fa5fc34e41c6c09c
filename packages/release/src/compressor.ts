import { createGzip, type Gzip, type ZlibParams } from 'node:zlib';
import type { Clock } from '@deploy-actions/clock';
import { nextLevel } from './compression';
import type { Sink } from './tar-writer';

/** Between two looks at how it goes. */
const STRETCH_BYTES = 512 * 1024;
const FIRST_LEVEL = 6;
const CHUNK_BYTES = 64 * 1024;

/** Packs a stream in gzip's format, at the level that pays just then; see `nextLevel`. */
export class Compressor {
  private readonly gzip: Gzip & ZlibParams;
  private out: Buffer[] = [];
  private level = FIRST_LEVEL;
  private atZero = 0;
  private stretch = newStretch(0);
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly sink: Sink,
    private readonly clock: Pick<Clock, 'elapsed'>,
  ) {
    this.gzip = createGzip({ level: FIRST_LEVEL, chunkSize: CHUNK_BYTES }) as Gzip & ZlibParams;
    this.gzip.on('data', (chunk: Buffer) => this.out.push(chunk));
  }

  /** One block is packed while the caller makes the next one. */
  async push(block: Buffer): Promise<void> {
    await this.working;
    this.working = this.pack(block);
    // Whoever pushes next hears of a failure.
    this.working.catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.working;
    await new Promise<void>((resolve, reject) => {
      this.gzip.once('error', reject);
      this.gzip.once('end', resolve);
      this.gzip.end();
    });
    await this.handOn();
  }

  private async pack(block: Buffer): Promise<void> {
    const startMs = this.clock.elapsed();
    await new Promise<void>((resolve, reject) => {
      this.gzip.write(block, (error) => (error ? reject(error) : resolve()));
    });
    const packedMs = this.clock.elapsed();
    this.stretch.bytesIn += block.length;
    this.stretch.busyMs += packedMs - startMs;
    await this.handOn();
    this.stretch.blockedMs += this.clock.elapsed() - packedMs;
    if (this.stretch.bytesIn >= STRETCH_BYTES) await this.adapt();
  }

  private async handOn(): Promise<void> {
    const ready = this.out;
    this.out = [];
    for (const chunk of ready) {
      this.stretch.bytesOut += chunk.length;
      await this.sink(chunk);
    }
  }

  private async adapt(): Promise<void> {
    const level = nextLevel({ level: this.level, ...this.stretch }, this.atZero);
    this.atZero = level === 0 ? this.atZero + 1 : 0;
    this.stretch = newStretch(this.stretch.bytesBefore + this.stretch.bytesOut);
    if (level === this.level) return;
    this.level = level;
    await new Promise<void>((resolve) => this.gzip.params(level, 0, resolve));
  }
}

function newStretch(bytesBefore: number) {
  return { bytesIn: 0, bytesOut: 0, busyMs: 0, blockedMs: 0, bytesBefore };
}

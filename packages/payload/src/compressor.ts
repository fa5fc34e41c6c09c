import { deflateRawSync } from 'node:zlib';
import type { Clock } from '@deploy-actions/clock';
import { isCompressible, nextLevel } from './compression';
import { gzipMember } from './gzip-member';
import type { Sink } from './tar-writer';

/** Each piece is packed by itself, so that two cores can work and each piece can have a level of its own. */
const PIECE_BYTES = 512 * 1024;
/** How many are being packed while one is being sent. */
const AHEAD = 2;
const SAMPLE_BYTES = 4096;
const FIRST_LEVEL = 3;

/** Packs a stream in gzip's format, at the level that pays just then; what does not shrink is left as it is. */
export class Compressor {
  private piece: Buffer[] = [];
  private pieceBytes = 0;
  private level = FIRST_LEVEL;
  private sentBytes = 0;
  private readonly pending: Promise<Buffer[]>[] = [];

  constructor(
    private readonly sink: Sink,
    private readonly clock: Pick<Clock, 'elapsed'>,
  ) {}

  async push(block: Buffer): Promise<void> {
    this.piece.push(block);
    this.pieceBytes += block.length;
    if (this.pieceBytes >= PIECE_BYTES) await this.pack();
  }

  async end(): Promise<void> {
    await this.pack();
    while (this.pending.length > 0) await this.sendOne();
  }

  private async pack(): Promise<void> {
    const bytes = this.piece.length === 1 ? (this.piece[0] as Buffer) : Buffer.concat(this.piece);
    this.piece = [];
    this.pieceBytes = 0;
    const packed = gzipMember(bytes, isWorthIt(bytes) ? this.level : 0);
    // Whoever sends it hears of a failure.
    packed.catch(() => undefined);
    this.pending.push(packed);
    if (this.pending.length > AHEAD) await this.sendOne();
  }

  private async sendOne(): Promise<void> {
    const startMs = this.clock.elapsed();
    const parts = (await this.pending.shift()) ?? [];
    const packedMs = this.clock.elapsed();
    const bytesBefore = this.sentBytes;
    for (const part of parts) {
      this.sentBytes += part.length;
      await this.sink(part);
    }
    const [busyMs, blockedMs] = [packedMs - startMs, this.clock.elapsed() - packedMs];
    this.level = nextLevel({ level: this.level, busyMs, blockedMs, bytesBefore });
  }
}

/** Three samples: an archive of small files is many things in one. */
function isWorthIt(bytes: Buffer): boolean {
  if (bytes.length <= 3 * SAMPLE_BYTES) return true;
  const places = [0, (bytes.length - SAMPLE_BYTES) >> 1, bytes.length - SAMPLE_BYTES];
  const sample = Buffer.concat(places.map((at) => bytes.subarray(at, at + SAMPLE_BYTES)));
  return isCompressible(sample.length, deflateRawSync(sample, { level: 1 }).length);
}

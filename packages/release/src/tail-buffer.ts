import { formatSize } from '@deploy-actions/quantity';

/** The last `limit` bytes of what was pushed, from the beginning of a line, and how many bytes that were in all. */
export class TailBuffer {
  total = 0;
  private chunks: Buffer[] = [];
  private kept = 0;

  constructor(private readonly limit: number) {}

  push(chunk: Buffer): void {
    this.total += chunk.length;
    this.chunks.push(chunk);
    this.kept += chunk.length;
    if (this.kept > 8 * this.limit) this.shrink();
  }

  /** With a notice where something is missing; half a line, which may be half a secret, is left out. */
  text(): string {
    this.shrink();
    const end = Buffer.concat(this.chunks);
    if (this.total === end.length) return end.toString('utf8');
    const lines = end.subarray(end.indexOf(10) + 1);
    return `[${formatSize(this.total - lines.length)} before this were cut]\n${lines.toString('utf8')}`;
  }

  private shrink(): void {
    const whole = Buffer.concat(this.chunks);
    const end = whole.subarray(Math.max(0, whole.length - this.limit));
    // A copy: a view would keep all of it.
    this.chunks = [Buffer.from(end)];
    this.kept = end.length;
  }
}

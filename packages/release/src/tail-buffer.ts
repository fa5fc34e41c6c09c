import { formatSize } from '@deploy-actions/quantity';

/**
 * The last `limit` bytes of what was pushed, from the beginning of a line, and how many bytes that were in all. They
 * are copied into one place: to keep the chunks would keep what the collector of garbage frees soonest alive.
 */
export class TailBuffer {
  total = 0;
  private bytes = Buffer.alloc(0);
  private used = 0;

  constructor(private readonly limit: number) {}

  push(chunk: Buffer): void {
    this.total += chunk.length;
    const end = chunk.subarray(Math.max(0, chunk.length - this.limit));
    this.makeRoom(end.length);
    this.used += end.copy(this.bytes, this.used);
  }

  /**
   * With a notice where something is missing; half a line, which may be half a secret, is left out, and so is a quarter
   * of what is the end of one long line.
   */
  text(): string {
    const end = this.bytes.subarray(Math.max(0, this.used - this.limit), this.used);
    if (this.total === end.length) return end.toString('utf8');
    const lines = end.subarray(end.indexOf(10) + 1 || Math.ceil(this.limit / 4));
    return `[${formatSize(this.total - lines.length)} before this were cut]\n${lines.toString('utf8')}`;
  }

  private makeRoom(size: number): void {
    if (this.used + size <= this.bytes.length) return;
    const kept = this.bytes.subarray(Math.max(0, this.used - this.limit), this.used);
    // Most steps print little, and there are two of these for each step on each host.
    const room = Math.min(2 * this.limit, Math.max(1024, 2 * (kept.length + size)));
    const place = room > this.bytes.length ? Buffer.allocUnsafeSlow(room) : this.bytes;
    this.used = kept.copy(place);
    this.bytes = place;
  }
}

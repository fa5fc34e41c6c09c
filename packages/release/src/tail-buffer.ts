/** The last `limit` bytes of what was pushed, and how many bytes that were in all. */
export class TailBuffer {
  total = 0;
  private chunks: Buffer[] = [];
  private kept = 0;

  constructor(private readonly limit: number) {}

  push(chunk: Buffer): void {
    this.total += chunk.length;
    this.chunks.push(chunk);
    this.kept += chunk.length;
    if (this.kept > 2 * this.limit) this.shrink();
  }

  text(): string {
    this.shrink();
    return Buffer.concat(this.chunks).toString('utf8');
  }

  private shrink(): void {
    const whole = Buffer.concat(this.chunks);
    const end = whole.subarray(Math.max(0, whole.length - this.limit));
    this.chunks = [end];
    this.kept = end.length;
  }
}

/** Keeps the first bytes of a stream. */
export class Capture {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(chunk: Buffer): void {
    const kept = chunk.subarray(0, Math.max(0, this.limit - this.size));
    if (kept.length === 0) return;
    this.chunks.push(kept);
    this.size += kept.length;
  }

  /** As UTF-8, without a character that the limit cut in two. */
  text(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(this.chunks), {
      stream: this.size >= this.limit,
    });
  }
}

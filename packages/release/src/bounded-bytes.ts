/** Chunks of an answer, up to a limit: a host may say what it likes, but we do not keep all of it. */
export class BoundedBytes {
  private chunks: Buffer[] = [];
  private total = 0;

  constructor(private readonly limit: number) {}

  readonly push = (chunk: Buffer): void => {
    this.total += chunk.length;
    if (this.isWhole) this.chunks.push(chunk);
    else this.chunks = [];
  };

  get isWhole(): boolean {
    return this.total <= this.limit;
  }

  /** All of it; nothing, where it was more than the limit. */
  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  clear(): void {
    this.chunks = [];
    this.total = 0;
  }
}

import { TAR_END, type TarEntry, tarHeader, tarPadding } from './tar-header';

const BLOCK_BYTES = 128 * 1024;

/** Takes a block that is given away for good; resolves when there is room for the next one. */
export type Sink = (block: Buffer) => Promise<void> | undefined;

/** Gathers the many small pieces of an archive into blocks that are worth sending. */
export class TarWriter {
  private block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  private filled = 0;

  constructor(private readonly sink: Sink) {}

  /** A header, and the whole content where it is given; otherwise `size` bytes and a `pad` are to follow. */
  async add(entry: TarEntry, content?: Buffer): Promise<void> {
    await this.write(tarHeader(content ? { ...entry, size: content.length } : entry));
    if (!content) return;
    await this.write(content);
    await this.pad(content.length);
  }

  async write(bytes: Buffer): Promise<void> {
    if (bytes.length >= BLOCK_BYTES) {
      await this.flush();
      await this.sink(bytes);
      return;
    }
    for (let at = 0; at < bytes.length; ) {
      const count = bytes.copy(this.block, this.filled, at);
      at += count;
      this.filled += count;
      if (this.filled === BLOCK_BYTES) await this.flush();
    }
  }

  pad(size: number): Promise<void> {
    return this.write(tarPadding(size));
  }

  async end(): Promise<void> {
    await this.write(TAR_END);
    await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.filled === 0) return;
    const whole = this.block.subarray(0, this.filled);
    this.block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    this.filled = 0;
    await this.sink(whole);
  }
}

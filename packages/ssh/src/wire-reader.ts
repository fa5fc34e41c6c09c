/** Reads SSH's binary format (RFC 4251, 5) from the front; throws a RangeError where the data ends too early. */
export class WireReader {
  at = 0;

  constructor(private readonly data: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.data.length;
  }

  bytes(): Buffer {
    return this.take(this.uint32());
  }

  text(): string {
    return this.bytes().toString('latin1');
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  uint64(): bigint {
    return this.take(8).readBigUInt64BE();
  }

  private take(length: number): Buffer {
    if (this.at + length > this.data.length) throw new RangeError('the data ends too early');
    this.at += length;
    return this.data.subarray(this.at - length, this.at);
  }
}

/** A string of the same format: its length in four bytes, and its bytes. */
export function wireString(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Reads SSH's binary format (RFC 4251, 5) from the front; throws a RangeError where the data ends too early. */
export class WireReader {
  at = 0;

  constructor(private readonly data: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.data.length;
  }

  bytes(): Buffer {
    const length = this.uint32();
    if (this.at + length > this.data.length) throw new RangeError('the data ends too early');
    this.at += length;
    return this.data.subarray(this.at - length, this.at);
  }

  text(): string {
    return this.bytes().toString('latin1');
  }

  uint32(): number {
    this.at += 4;
    return this.data.readUInt32BE(this.at - 4);
  }

  uint64(): bigint {
    this.at += 8;
    return this.data.readBigUInt64BE(this.at - 8);
  }
}

/** A string of the same format: its length in four bytes, and its bytes. */
export function wireString(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

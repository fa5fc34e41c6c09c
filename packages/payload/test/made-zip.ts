import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made by hand; what is not given is as a program on Unix writes it. */
export interface Made {
  name: string | Buffer;
  content?: string;
  mode?: number;
  flag?: number;
  madeBy?: number;
  method?: number;
  size?: number;
  sum?: number;
  /** Takes the local header of this entry for its own. */
  at?: number;
}

/** The path of a zip archive with these entries. */
export function zip(...entries: Made[]): string {
  const [parts, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content = '', mode = 0o100644, flag = 0x800, madeBy = 3, method = 8, at, ...more } of entries) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const bytes = Buffer.isBuffer(name) ? name : Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flag, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(0x58210000, 6);
    fields.writeUInt32LE(more.sum ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(more.size ?? Buffer.byteLength(content), 18);
    fields.writeUInt16LE(bytes.length, 22);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE((madeBy << 8) | 20, 4);
    fields.copy(head, 6);
    head.writeUInt32LE((mode << 16) >>> 0, 38);
    head.writeUInt32LE(at ?? offset, 42);
    central.push(head, bytes);
    parts.push(Buffer.from('PK\x03\x04'), fields, bytes, packed);
    offset += 30 + bytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  const file = join(mkdtempSync(join(tmpdir(), 'zip-')), 'x.zip');
  writeFileSync(file, Buffer.concat([...parts, ...central, end]));
  return file;
}

import fc from 'fast-check';
import { WireReader, wireString } from '../src/wire-reader';

describe('WireReader', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (parts) => {
        const reader = new WireReader(Buffer.concat(parts.map((part) => wireString(Buffer.from(part)))));
        expect(parts.map(() => [...reader.bytes()])).toEqual(parts.map((part) => [...part]));
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  it('throws a RangeError where the data ends too early', () => {
    for (const read of [(reader: WireReader) => reader.bytes(), (reader: WireReader) => reader.uint64()]) {
      expect(() => read(new WireReader(Buffer.from([0, 0, 0, 9, 1])))).toThrow(RangeError);
    }
    expect(() => new WireReader(Buffer.from([1])).uint32()).toThrow(RangeError);
  });
});

/** The few kinds of values that a certificate is made of, in ASN.1's DER. */
export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 128) return Buffer.concat([Buffer.of(tag, content.length), content]);
  const length = Buffer.from(content.length.toString(16).padStart(4, '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, content]);
}

export const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
export const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.of(0), bytes);
export const octets = (bytes: Buffer): Buffer => der(0x04, bytes);
export const yes: Buffer = der(0x01, Buffer.of(0xff));

/** A whole number from big-endian bytes whose highest bit is not set. */
export const integer = (bytes: Buffer): Buffer => der(0x02, bytes);

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.of(first * 40 + second, ...bytes));
}

/** UTCTime; years from 1950 to 2049. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(digits.slice(2)));
}

/** A name of one part: the common name. */
export function commonName(text: string): Buffer {
  return sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from(text)))));
}

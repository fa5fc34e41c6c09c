import { createCipheriv } from 'node:crypto';

/** Numbers in [0, 1) that are the same each time (mulberry32). */
export function numbers(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Bytes that cannot be compressed. */
export function noise(seed, size) {
  const key = Buffer.alloc(16);
  key.writeUInt32BE(seed);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(Math.round(size)));
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const SIGNS = [' ', ' ', ' ', '.', '(', ') {\n  ', ';\n', ' = ', ', ', '\n', "'"];

/** Text that compresses about as well as source code does: to a quarter or a third. */
export function prose(seed, size) {
  const random = numbers(seed);
  const words = Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(SYLLABLES, random())).join(''),
  );
  const parts = [];
  for (let length = 0; length < size; ) {
    // Few words are frequent and many are rare.
    const part = pick(words, random() ** 3) + pick(SIGNS, random());
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, Math.round(size));
}

function pick(list, at) {
  return list[Math.floor(at * list.length)];
}

import { TailBuffer } from '../src/tail-buffer';

describe('TailBuffer', () => {
  it('keeps the end and counts everything', () => {
    const buffer = new TailBuffer(4);
    for (const part of ['ab', 'cdefgh', '', 'ij']) buffer.push(Buffer.from(part));
    expect([buffer.text(), buffer.total]).toEqual(['ghij', 10]);
  });
});

import { InputReader } from '@deploy-actions/action';
import { readPeriod } from '../src/period';

function read(text: string) {
  const contract = { action: 'any', inputs: { wait: { default: '', required: false, secret: false } }, outputs: [] };
  const input = new InputReader(contract, { wait: text });
  return { ms: readPeriod(input, 'wait', '1h'), codes: input.problems.map(({ code }) => code) };
}

describe('readPeriod', () => {
  it.each([
    ['1ms', 1],
    ['30', 30_000],
    ['1h', 3_600_000],
  ])('%s', (text, ms) => {
    expect(read(text)).toEqual({ ms, codes: [] });
  });

  it.each([
    ['0', 'ILLEGAL'],
    ['0.1ms', 'ILLEGAL'],
    ['61m', 'ILLEGAL'],
    ['soon', 'ILLEGAL'],
    ['', 'MISSING'],
  ])('%j is %s, and stands in for something that ends', (text, code) => {
    const { ms, codes } = read(text);
    expect(codes).toEqual([code]);
    expect(ms).toBeGreaterThan(0);
  });
});

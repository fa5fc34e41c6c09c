import { parseDocument } from '../src/document';

describe('parseDocument', () => {
  it.each([
    ['{"error_rate": 0.1}', { error_rate: 0.1 }],
    ['0.1', 0.1],
    [
      '{"a": NaN, "b": -Infinity, "c": [Infinity]}',
      { a: null, b: Number.NEGATIVE_INFINITY, c: [Number.POSITIVE_INFINITY] },
    ],
    ['{"NaN": "NaN \\" Infinity", "a": NaN}', { NaN: 'NaN " Infinity', a: null }],
  ])('%s', (text, document) => {
    expect(parseDocument(text)).toEqual({ document });
  });

  it.each([
    ['escaped quotation marks without end', '"\\'.repeat(500_000)],
    ['one text without end', `"${'a'.repeat(1_000_000)}`],
    ['minus signs', '-'.repeat(1_000_000)],
  ])('gives up soon on a mebibyte of %s', (_, text) => {
    const begun = performance.now();
    expect(parseDocument(text)).toHaveProperty('problem');
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['<!doctype html><title>Maintenance</title>', 'begins with "<!doctype html>'],
    ['{"error_rate": ', 'begins with'],
    ['{"error_rate": NaNo}', 'begins with'],
  ])('%j is no JSON', (text, reason) => {
    expect(parseDocument(text)).toEqual({ problem: { kind: 'query', reason: expect.stringContaining(reason) } });
  });
});

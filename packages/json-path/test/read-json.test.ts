import { readJson } from '@deploy-actions/json-path';

describe('readJson', () => {
  it.each([
    ['{"a": 1}', { a: 1 }, false],
    [
      '{"rate": NaN, "b": [-Infinity, Infinity], "c": "NaN"}',
      { rate: null, b: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], c: 'NaN' },
      true,
    ],
    ['NaN', null, true],
    ['"NaN"', 'NaN', false],
  ])('reads %s', (text, value, hasNonNumbers) => {
    expect(readJson(text)).toMatchObject({ value, hasNonNumbers });
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<!doctype html>', 'not-json'],
    ['{"a": NaNs}', 'not-json'],
    [`{"a": NaN, "${'\\'.repeat(10_000)}`, 'not-json'],
    [`${'['.repeat(1_000_000)}`, 'not-json'],
  ])('says what %j is', (text, problem) => {
    expect(readJson(text)).toEqual({ problem });
  });

  it('keeps numbers as they are written, beside NaN too', () => {
    const document = readJson('{"version": 1.10, "build": 12345678901234567890, "rate": NaN}');
    if ('problem' in document) throw new Error(document.problem);
    expect(document.withNumbersAsText()).toEqual({ version: '1.10', build: '12345678901234567890', rate: null });
  });
});

import { ratioProblem, readCount, readNumber, readRatio } from '../src/value';

describe('readRatio', () => {
  it.each([
    [0, 0],
    [0.05, 0.05],
    [1, 1],
    ['6%', 0.06],
    ['0.06', 0.06],
    [' 12.5 % ', 0.125],
  ])('%j is %d', (found, value) => {
    expect(readRatio(found)).toEqual({ value });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -0.1, 1.01, 6, '600%', '-1%', 'n/a', '', undefined, true, false])(
    '%p is no data, with the reason',
    (found) => {
      expect(readRatio(found)).toEqual({
        problem: { kind: 'missing', reason: expect.stringContaining('is not a ratio') },
      });
    },
  );

  it.each([null, 'NaN'])('%p is no traffic: 0 of 0', (found) => {
    expect(readRatio(found)).toMatchObject({ problem: { kind: 'no-traffic' } });
  });

  it('quotes no more than a line of what it found', () => {
    expect(JSON.stringify(readRatio('x'.repeat(5000))).length).toBeLessThan(250);
  });
});

it.each([
  [0, undefined],
  [1, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [-0.1, 'query'],
  [37, 'query'],
])('the answer %d to a query for a ratio', (value, kind) => {
  expect(ratioProblem(value)?.kind).toBe(kind);
});

describe('readCount', () => {
  it.each([
    [0, 0],
    [12, 12],
    ['9007199254740991', 9007199254740991],
  ])('%j is %d', (found, value) => {
    expect(readCount(found)).toEqual({ value });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, '', '-1', '1e9', '12 requests'])(
    '%p is no data, with the reason',
    (found) => {
      expect(readCount(found)).toEqual({
        problem: { kind: 'missing', reason: expect.stringContaining('is not a counter') },
      });
    },
  );
});

describe('readNumber', () => {
  it.each([
    [-1.5, -1.5],
    ['1e3', 1000],
    [' 12.5 ', 12.5],
    [true, 1],
    [false, 0],
  ])('%j is %d', (found, value) => {
    expect(readNumber(found)).toEqual({ value });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, null, '', '80%', 'healthy'])('%p is no data', (found) => {
    expect(readNumber(found)).toEqual({
      problem: { kind: 'missing', reason: expect.stringContaining('is not a number') },
    });
  });
});

it('says what to do with a percentage', () => {
  const cure = 'divide a percentage by 100, or watch it among metrics with form: value';
  expect(readRatio(80.5)).toMatchObject({ problem: { reason: expect.stringContaining(cure) } });
  expect(readRatio(-1)).toMatchObject({ problem: { reason: expect.not.stringContaining(cure) } });
});

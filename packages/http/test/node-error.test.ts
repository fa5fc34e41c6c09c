import { codeOf, lineOf } from '../src/node-error';

describe('codeOf and lineOf', () => {
  it.each<[unknown, string, string]>([
    [Object.assign(new Error('one\ntwo'), { code: 'X' }), 'X', 'one'],
    [Object.assign(new Error('x'.repeat(500)), { code: 7 }), '', 'x'.repeat(160)],
    ['text', '', ''],
    [undefined, '', ''],
    [{ message: 7 }, '', ''],
  ])('%j', (error, code, line) => {
    expect([codeOf(error), lineOf(error)]).toEqual([code, line]);
  });
});

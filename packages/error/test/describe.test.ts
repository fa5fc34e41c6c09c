import { runInNewContext } from 'node:vm';
import { causeChain, codes, describeError, UserError } from '@deploy-actions/error';

const chainOf = (depth: number): Error =>
  depth === 0 ? new Error('level 0') : new Error(`level ${depth}`, { cause: chainOf(depth - 1) });

describe('causeChain', () => {
  it.each([
    ['an error', new Error('boom'), ['boom']],
    ['an error without a message', new TypeError(), ['TypeError']],
    ['an error with causes', chainOf(2), ['level 2', 'level 1', 'level 0']],
    ['a cause that is a text', new Error('boom', { cause: 'ECONNREFUSED' }), ['boom', 'ECONNREFUSED']],
    [
      'an error of another realm',
      runInNewContext("new TypeError('far', { cause: new Error('away') })"),
      ['far', 'away'],
    ],
    ['a text', 'boom', ['boom']],
    ['a number', 42, ['42']],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { a: 1 }),
      ['[Object: null prototype] { a: 1 }'],
    ],
    ['nothing', undefined, []],
  ])('of %s', (_, error, expected) => {
    expect(causeChain(error)).toEqual(expected);
  });

  it('tells every address that a name had when none could be reached', () => {
    const none = new AggregateError(
      [new Error('connect ECONNREFUSED ::1:80'), new Error('connect ECONNREFUSED 127.0.0.1:80')],
      '',
    );
    expect(causeChain(new TypeError('fetch failed', { cause: none }))).toEqual([
      'fetch failed',
      'connect ECONNREFUSED ::1:80; connect ECONNREFUSED 127.0.0.1:80',
    ]);
  });

  it('ends, even where an error is its own cause', () => {
    const snake = new Error('snake');
    snake.cause = snake;
    expect(causeChain(snake)).toHaveLength(8);
    expect(causeChain(chainOf(50))).toHaveLength(8);
    expect(describeError(snake)).toContain('caused by: snake');
  });
});

describe('describeError', () => {
  it('gives a user what to do, and no stack', () => {
    const text = describeError(
      new UserError('DISK_FULL', 'web1 is full', { hint: 'Free 2 GiB.', cause: new Error('ENOSPC') }),
    );
    expect(text).toBe('web1 is full\n  caused by: ENOSPC\nWhat to do: Free 2 GiB.');
  });

  it("falls back on the code's own cure", () => {
    expect(describeError(new UserError('DISK_FULL', 'web1 is full'))).toContain(codes.DISK_FULL.cure);
  });

  it('gives a defect of ours its stack, and says the message once', () => {
    const text = describeError(new RangeError('out of range'));
    expect(text).toMatch(/^out of range\n\s+at /);
    expect(text.match(/out of range/g)).toHaveLength(1);
  });

  it('says where the cause was made', () => {
    expect(describeError(new Error('outer', { cause: new Error('inner') }))).toMatch(
      /caused by: inner\n\s+at [\s\S]*caused at:\n\s+at /,
    );
  });

  it('has a text for what is no error at all', () => {
    expect(describeError(undefined)).toBe('unknown error');
  });
});

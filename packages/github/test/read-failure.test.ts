import { readFailure } from '@deploy-actions/github';

function thrown(status: number, data: unknown, headers: Record<string, unknown> = {}) {
  return Object.assign(new Error('HttpError'), { response: { status, data, headers } });
}

describe('readFailure', () => {
  it('takes the words and the details that GitHub gave, in one line', () => {
    const data = { message: 'Validation\nFailed', errors: [{ field: 'ref', code: 'missing' }] };
    expect(readFailure(thrown(422, data, { 'Retry-After': 3, link: undefined }))).toEqual({
      status: 422,
      headers: { 'retry-after': '3' },
      message: 'Validation Failed: {"field":"ref","code":"missing"}',
    });
  });

  it.each([
    ['a page of a proxy', '<html>Bad   Gateway</html>', '<html>Bad Gateway</html>'],
    ['nothing', '', ''],
    ['null', null, ''],
    ['a number as message', { message: 5 }, ''],
  ])('reads %s', (_, data, message) => {
    expect(readFailure(thrown(502, data))).toMatchObject({ status: 502, message });
  });

  it('cuts a long answer', () => {
    expect(readFailure(thrown(500, 'x'.repeat(5000)))).toMatchObject({ message: `${'x'.repeat(600)}…` });
  });

  it('looks behind the error that Octokit wraps around a network failure', () => {
    const cause = new TypeError('fetch failed');
    expect(readFailure(Object.assign(new Error('wrapped', { cause }), { status: 500 }))).toEqual({ error: cause });
  });
});

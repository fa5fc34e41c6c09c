import { okOf } from '../src/answer-json';

describe('okOf', () => {
  it.each([
    ['{"ok":true}', true],
    ['{"ok":false,"error":"invalid_auth"}', false],
    ['{"ok":"true"}', undefined],
    ['ok', undefined],
    ['', undefined],
    ['{"ok":', undefined],
    ['null', undefined],
  ])('%s is %s', (body, ok) => {
    expect(okOf(body)).toBe(ok);
  });
});

import { excerptOf } from '@deploy-actions/probe';

describe('excerptOf', () => {
  it.each([
    ['short', 'short'],
    ['x'.repeat(400), 'x'.repeat(300)],
    [`x${'é'.repeat(200)}`, `x${'é'.repeat(149)}`],
    ['😀'.repeat(100), '😀'.repeat(75)],
  ])('%s', (body, excerpt) => {
    expect(excerptOf(body)).toBe(excerpt);
  });
});

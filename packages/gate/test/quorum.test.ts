import { neededChecks, parseQuorum } from '@deploy-actions/gate';

describe('parseQuorum', () => {
  it.each([
    ['all', 5, 5],
    ['1', 5, 1],
    ['3', 5, 3],
    ['100%', 5, 5],
    ['50%', 5, 3],
    ['50 %', 4, 2],
    ['70%', 10, 7],
    ['1%', 5, 1],
    ['33.3%', 3, 1],
    ['66.7%', 3, 3],
    ['9', 5, 9],
  ])('%s of %d', (text, total, needed) => {
    const quorum = parseQuorum(text);
    expect(quorum && neededChecks(quorum, total)).toBe(needed);
  });

  it.each(['', '0', '0%', '101%', '-1', '1.5', '0.5', 'most', 'ALL'])('refuses %j', (text) => {
    expect(parseQuorum(text)).toBeUndefined();
  });
});

import { commitOf } from '../src/commit';
import { OLD_SHA, SHA } from './fake-world';

describe('commitOf', () => {
  it.each([
    ['v1.2', SHA],
    ['', SHA],
    ['abc1234', SHA],
    [OLD_SHA, OLD_SHA],
    [OLD_SHA.toUpperCase(), SHA],
    [`${OLD_SHA}b`, SHA],
  ])('%j', (version, expected) => {
    expect(commitOf(version, SHA)).toBe(expected);
  });
});

import { parseIncrease } from '../src/increase';

describe('parseIncrease', () => {
  it.each([
    ['1pp', 'ratio', { kind: 'absolute', by: 0.01 }],
    ['0.5 pp', 'ratio', { kind: 'absolute', by: 0.005 }],
    ['20%', 'ratio', { kind: 'relative', by: 0.2 }],
    ['20 %', 'plain', { kind: 'relative', by: 0.2 }],
    ['150%', 'plain', { kind: 'relative', by: 1.5 }],
    ['25', 'plain', { kind: 'absolute', by: 25 }],
  ] as const)('%s of a %s', (text, unit, increase) => {
    expect(parseIncrease(text, unit)).toEqual(increase);
  });

  it.each([
    ['1', 'ratio'],
    ['200pp', 'ratio'],
    ['1pp', 'plain'],
    ['-1%', 'ratio'],
    ['much', 'plain'],
  ] as const)('not %s of a %s', (text, unit) => {
    expect(() => parseIncrease(text, unit)).toThrow('baseline');
  });
});

import { markdownTable, seconds, times } from '../../bench/report/table';

describe('markdownTable', () => {
  it('puts words to the left and figures to the right, and escapes bars', () => {
    expect(markdownTable(['tar | ssh', 'wall'], [['first', '1.00 s']])).toBe(
      '| tar \\| ssh | wall |\n| --- | --: |\n| first | 1.00 s |',
    );
  });
});

it.each([
  [412, '0.41 s'],
  [9994, '9.99 s'],
  [12_345, '12.3 s'],
])('%d ms are shown as %s', (ms, shown) => {
  expect(seconds(ms)).toBe(shown);
});

it('shows a ratio with two digits', () => {
  expect(times(0.8349)).toBe('0.83x');
});

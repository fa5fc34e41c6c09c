import { slidWatches, watchOf, watchWithSwitch } from '../../bench/detect-errors/records';

const looks = (...requests: number[]) => requests.map((total) => ({ errors: total % 2, total }));
const record = {
  intervalMs: 5000,
  before: 3,
  after: 4,
  requests: [10, 11, 12, 13, 14, 15, 16, 17],
  errors: [0, 1, 0, 1, 0, 1, 0, 1],
};

it('a watch has the looks before the deploy and those after it', () => {
  expect(watchOf(record, 2)).toEqual({ before: looks(11, 12), after: looks(14, 15) });
  expect(watchOf(record, 60)).toEqual({ before: looks(10, 11, 12), after: looks(14, 15, 16, 17) });
});

it('one that began with the deploy has those of the switch, too', () => {
  expect(watchWithSwitch(record, 2)).toEqual({ before: looks(11, 12), after: looks(13, 14) });
});

it('slid watches are all whole ones, without the switch', () => {
  const found = slidWatches(record, 3);
  expect(found).toEqual([
    { before: looks(10, 11, 12), after: looks(14, 15, 16) },
    { before: looks(11, 12, 14), after: looks(15, 16, 17) },
  ]);
  expect(slidWatches(record, 4)).toEqual([]);
});

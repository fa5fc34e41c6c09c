import { backoffMs } from '../src/retry';

describe('backoffMs', () => {
  it('doubles from one second, up to ten', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(backoffMs)).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  });
});

import fc from 'fast-check';
import { told } from '../src/told';

const short = ({ reading: { errors, total, problem }, isSpent }: ReturnType<typeof told>) =>
  `${problem?.kind ?? `${errors}/${total}`}${isSpent ? '' : ', goes on'}`;

describe('told', () => {
  it.each<[string, [number, number], [number, number], string]>([
    ['none of ours', [1, 20], [0, 0], '1/20'],
    ['ours are no errors', [1, 21], [1, 0], '1/20'],
    ['nothing but ours', [0, 1], [1, 0], 'no-traffic, goes on'],
    ['less than ours', [0, 2], [3, 0], 'no-traffic, goes on'],
    ['perhaps nothing but ours', [0, 4], [1, 3], 'no-traffic, goes on'],
    ['our failed requests alone', [2, 3], [1, 2], 'no-traffic, goes on'],
    ['no errors: as few others as possible', [0, 5], [1, 3], '0/1'],
    ['errors: as many others as possible', [4, 50], [1, 3], '4/49'],
    ['errors that may be ours', [2, 50], [1, 3], 'missing'],
    ['all failed', [9, 10], [1, 0], '9/9'],
    ['ours are not counted after all', [10, 10], [5, 0], '10/10'],
    ['errors counted before their requests', [3, 2], [1, 0], 'missing, goes on'],
    ['errors without requests', [3, 0], [0, 0], 'no-traffic, goes on'],
  ])('%s', (_, [errors, total], [sure, unsure], expected) => {
    expect(short(told({ errors, total }, { sure, unsure }))).toBe(expected);
  });

  it('never makes traffic or errors of our own requests alone', () => {
    const few = fc.nat(30);
    const world = fc.record({ users: few, errors: few, sure: few, counted: few, failed: few, lost: few });
    fc.assert(
      fc.property(world, (given) => {
        const errors = Math.min(given.errors, given.users);
        const counted = Math.min(given.counted, given.failed);
        const asErrors = Math.min(given.lost, counted);
        const grown = { errors: errors + asErrors, total: given.users + given.sure + counted };
        const { reading } = told(grown, { sure: given.sure, unsure: given.failed });
        if (given.users === 0) expect(reading.ratio).toBeUndefined();
        if (errors === 0) expect(reading.ratio ?? 0).toBe(0);
        if (reading.ratio !== undefined) expect(reading.ratio).toBeLessThanOrEqual(1);
        if (reading.total !== undefined && given.failed === 0) {
          expect(reading).toMatchObject({ errors, total: given.users });
        }
      }),
    );
  });
});

import { openAfterSoak } from '../src/open-after-soak';

const check = (name: string, isFailing: boolean) => ({ settings: { name }, isFailing: () => isFailing });

it('names what is waited for behind the end of a soak, or of a watch', () => {
  expect(openAfterSoak([check('a', true), check('b', false), check('c', true)], false)).toBe(
    'The soak is over; confirming the last failures of a, c; waiting for the last probe of b.',
  );
  expect(openAfterSoak([check('b', false)], true)).toBe('The time is over; waiting for the last probe of b.');
});

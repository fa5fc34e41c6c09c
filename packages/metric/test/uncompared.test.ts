import { uncompared } from '../src/uncompared';

it('says what the old version said last instead of its counts', () => {
  const why = 'the old version gave too little data to compare with';
  expect(uncompared([{}, {}])).toBe(`${why}; see control-errors and control-total, or control-url`);
  expect(uncompared([{ controlProblem: 'status 404' }, { controlProblem: 'status 503' }, {}])).toBe(
    `${why}; last problem: status 503; see control-errors and control-total, or control-url`,
  );
});

import { interestIn } from '../src/interest';
import { selector } from './selecting';

const selectors = [selector('a_total{code="1"}'), selector('b_bucket')];

describe('interestIn', () => {
  it.each([
    ['a_total', [0], false],
    ['b_bucket', [1], false],
    ['a_created', [], true],
    ['b_created', [], true],
    ['a', [], false],
    ['c_created', [], false],
  ])('%s: %j, created: %s', (name, wanted, isCreated) => {
    expect(interestIn(name, selectors)).toMatchObject({
      name,
      selectors: wanted,
      isCreated,
      isAny: wanted.length > 0 || isCreated,
    });
  });

  it('wants the start of the process in any case', () => {
    expect(interestIn('process_start_time_seconds', [])).toMatchObject({ isProcessStart: true, isAny: true });
  });
});

import fc from 'fast-check';
import { beginSoak, type CheckState, endSoak, endStart, initialState, isSpent, observe } from '../src/check-state';
import type { Thresholds } from '../src/settings';
import { type Story, verdictOf } from './model';
import { observation } from './observations';

const story = fc.record<Story>({
  signs: fc.string({ unit: fc.constantFrom('+', '-', '?'), maxLength: 30 }),
  startEndedAfter: fc.option(fc.nat(12), { nil: undefined }),
  soakProbes: fc.nat(20),
});
const thresholds = fc.record<Thresholds>({
  healthyThreshold: fc.integer({ min: 1, max: 3 }),
  unhealthyThreshold: fc.integer({ min: 1, max: 4 }),
  maxAttempts: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
});

/** The state machine, told the same story event by event. */
function played({ signs, startEndedAfter, soakProbes }: Story, rules: Thresholds): CheckState {
  let state = initialState;
  let soaked = -1;
  const end = (at: number) => {
    if (state.phase !== 'starting') return;
    if (isSpent(state, rules)) state = endStart(state, at * 1000, rules, 'max-attempts');
    else if (at === startEndedAfter) state = endStart(state, at * 1000, rules, 'start-timeout');
  };
  for (const [at, sign] of [...signs].entries()) {
    end(at);
    if (soaked === soakProbes) break;
    state = observe(state, observation(sign), at * 1000, rules);
    if (soaked >= 0) soaked++;
    if (soaked < 0 && state.verdict === 'healthy') {
      state = beginSoak(state, at * 1000);
      soaked = 0;
    }
  }
  end(signs.length);
  return soaked === soakProbes ? endSoak(state, signs.length * 1000, soakProbes * 1000, rules) : state;
}

describe('the state machine of a check', () => {
  it('says what its rules say when they are read over the whole list', () => {
    fc.assert(
      fc.property(story, thresholds, (given, rules) => {
        const shortened = {
          ...given,
          startEndedAfter: given.signs.length < (given.startEndedAfter ?? 0) ? undefined : given.startEndedAfter,
        };
        expect(played(shortened, rules).verdict).toBe(verdictOf(shortened, rules));
      }),
      { numRuns: 5000 },
    );
  });
});

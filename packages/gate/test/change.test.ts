import { describeChange } from '../src/change';
import { initialState } from '../src/check-state';
import type { Thresholds } from '../src/settings';
import { rules, states } from './observations';

/** One entry per observation: what the log says of it. */
function lines(signs: string, given: Partial<Thresholds> = {}): (string | undefined)[] {
  const all = [initialState, ...states(signs, given)];
  return all.slice(1).map((after, at) => describeChange(all[at] ?? initialState, after, { ...rules, ...given }));
}

describe('describeChange', () => {
  it('speaks of no start where there is none', () => {
    expect(lines('-?+', { healthyThreshold: 1, isRunning: true })).toEqual([
      'failing (1 of 3): refused',
      'cannot be probed: no name',
      'healthy after 3 probes: status 200',
    ]);
  });

  it('has one line for each change and none for what goes on as it was', () => {
    expect(lines('---++++--?+---')).toEqual([
      'not ready yet: refused',
      undefined,
      undefined,
      'good answer (1 of 2): status 200',
      'healthy after 5 probes: status 200',
      undefined,
      undefined,
      'failing (1 of 3): refused',
      undefined,
      'cannot be probed: no name',
      'good again: status 200',
      'failing (1 of 3): refused',
      undefined,
      'unhealthy: 3 failures in a row: refused',
    ]);
  });
});

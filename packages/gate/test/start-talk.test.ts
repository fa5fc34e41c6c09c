import type { Observation } from '@deploy-actions/probe';
import { initialState } from '../src/check-state';
import { StartTalk } from '../src/start-talk';
import { observation } from './observations';

const good: Observation = { ...observation('+'), version: 'v2' };
const old: Observation = { ...observation('+'), ok: false, version: 'v1', reason: 'version is v1' };

function told(observations: readonly Observation[], stepMs: number): string[] {
  const talk = new StartTalk();
  return observations.flatMap((newest, at) => {
    const state = { ...initialState, window: observations.slice(0, at + 1) };
    return talk.of(`change: ${newest.reason}`, state, at * stepMs) ?? [];
  });
}

describe('StartTalk', () => {
  it('tells what goes to and fro every ten seconds, with counts', () => {
    const flapping = Array.from({ length: 250 }, (_, at) => (at % 3 === 0 ? old : good));
    expect(told(flapping, 100)).toEqual([
      'change: version is v1',
      'change: status 200',
      'good and bad answers alternate: 68 of the last 102 answers good, 68 of version "v2", 34 of version "v1"; now status 200',
      'good and bad answers alternate: 134 of the last 202 answers good, 134 of version "v2", 68 of version "v1"; now version is v1',
    ]);
  });

  it('tells each new look at once, but not without end', () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ ...old, version: `v${at}` }));
    expect(told(many, 100)).toHaveLength(8);
  });

  it('never holds back a verdict, nor what happens after the start', () => {
    const talk = new StartTalk();
    for (const state of [{ verdict: 'unhealthy' as const }, { phase: 'steady' as const }]) {
      for (let n = 0; n < 3; n++) expect(talk.of('it', { ...initialState, window: [old], ...state }, n)).toBe('it');
    }
  });

  it('says nothing where there is nothing to say', () => {
    expect(new StartTalk().of(undefined, initialState, 0)).toBeUndefined();
  });
});

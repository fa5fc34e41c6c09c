import { CheckRecord } from '../src/check-record';
import { initialState } from '../src/check-state';
import { settings } from './fake-service';
import { last, observation } from './observations';

const [check] = settings(['web']).checks;
const wallTime = (ms: number) => new Date(ms).toISOString();

describe('CheckRecord', () => {
  it('adds up what was answered', () => {
    if (check === undefined) throw new Error('no check');
    const record = new CheckRecord();
    for (const latencyMs of [30, 10, 20]) record.add({ ...observation('+'), latencyMs, version: `v${latencyMs}` });
    record.add({ ...observation('-'), latencyMs: 5000 });
    expect(record.result(check, last('++'), wallTime)).toMatchObject({
      name: 'web',
      url: 'http://127.0.0.1/web',
      verdict: 'healthy',
      attempts: 2,
      lastStatus: 200,
      version: 'v20',
      p50Ms: 20,
      p99Ms: 30,
      decidedAt: '1970-01-01T00:00:01.000Z',
    });
  });

  it('has nothing to say where nothing was answered', () => {
    if (check === undefined) throw new Error('no check');
    expect(new CheckRecord().result(check, initialState, wallTime)).toMatchObject({
      verdict: '',
      attempts: 0,
      lastStatus: null,
      version: '',
      p50Ms: null,
      p99Ms: null,
      reason: 'undecided: no answer yet',
      decidedAt: '',
      evidence: [],
    });
  });

  it('counts failures apart from faults of the runner, and keeps the first failure', () => {
    if (check === undefined) throw new Error('no check');
    const record = new CheckRecord();
    for (const [at, sign] of [...'+?--+'].entries())
      record.add({ ...observation(sign), at, certificateDaysLeft: 9 - at });
    const result = record.result(check, last('++'), wallTime);
    expect(result).toMatchObject({ failures: 2, ownFaults: 1, daysLeft: 5, failure: { at: 1 } });
    expect(record.result(check, last('++---'), wallTime).failure).toMatchObject({ reason: 'refused' });
  });

  it('takes samples while it is soaked, anew each time', () => {
    const record = new CheckRecord();
    record.add(observation('+'));
    record.beginSoak();
    for (const sign of '+-?+') record.add(observation(sign));
    expect(record.soakSamplesMs).toEqual([5, Infinity, 5]);
    record.beginSoak();
    expect(record.soakSamplesMs).toEqual([]);
  });

  it('shows of the last failures in a row the first one', () => {
    if (check === undefined) throw new Error('no check');
    const record = new CheckRecord();
    const { decision, ...state } = last('++');
    const evidence = [...'-+--+'].map((sign, at) => ({ ...observation(sign), at }));
    if (decision === undefined) throw new Error('not decided');
    const judged = { ...state, verdict: 'unhealthy' as const, decision: { ...decision, evidence } };
    expect(record.result(check, judged, wallTime).failure).toMatchObject({ at: 2 });
  });

  it('names the host that was asked from', () => {
    if (check === undefined) throw new Error('no check');
    expect(new CheckRecord().result({ ...check, host: 'web-1' }, initialState, wallTime).host).toBe('web-1');
    expect(new CheckRecord().result(check, initialState, wallTime)).not.toHaveProperty('host');
  });
});

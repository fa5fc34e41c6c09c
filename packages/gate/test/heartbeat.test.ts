import { VirtualClock } from '@deploy-actions/clock';
import { beat, type GateProgress, heartbeat } from '../src/heartbeat';

const progress: GateProgress = {
  nowMs: 61_000,
  startedAtMs: 1000,
  startMs: 120_000,
  soakFromMs: undefined,
  soakMs: 300_000,
  probes: 61,
  troubles: [{ name: 'web', reason: 'status is 503' }],
};

describe('heartbeat', () => {
  it('says how long it has been starting, and what is not well', () => {
    expect(heartbeat(progress)).toBe('still starting: 1 min 00 s of 2 min 00 s, 61 probes; web: status is 503');
  });

  it('says how far the soak is', () => {
    expect(heartbeat({ ...progress, soakFromMs: 31_000, troubles: [] })).toBe(
      'soaking: 30.0 s of 5 min 00 s, 61 probes',
    );
  });

  it('does not name hundreds', () => {
    const troubles = Array.from({ length: 9 }, (_, at) => ({ name: `n${at}`, reason: 'x' }));
    expect(heartbeat({ ...progress, troubles })).toMatch(/n2: x; and 6 more$/);
  });
});

describe('beat', () => {
  it('tells every 30 s of the start and every minute of the soak, until it is ended', async () => {
    const clock = new VirtualClock(0);
    const startedAtMs = clock.elapsed();
    const ending = new AbortController();
    const at: number[] = [];
    const now = (): GateProgress => {
      const nowMs = clock.elapsed();
      return { ...progress, nowMs, startedAtMs, soakFromMs: nowMs - startedAtMs >= 60_000 ? 60_000 : undefined };
    };
    const beating = beat(clock, ending.signal, now, () => at.push(clock.elapsed() - startedAtMs));
    await clock.sleep(200_000);
    ending.abort();
    await beating;
    expect(at).toEqual([30_000, 60_000, 120_000, 180_000]);
  });
});

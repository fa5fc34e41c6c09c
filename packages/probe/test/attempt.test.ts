import { VirtualClock } from '@deploy-actions/clock';
import { attempt } from '../src/attempt';
import type { Finding } from '../src/observation';

const good: Finding = { ok: true, kind: 'answered', reason: 'well' };
const excuses = {
  late: () => ({ kind: 'no-answer' as const, reason: 'late', cause: { kind: 'timeout', stage: 'waiting' } as const }),
  fault: (error: unknown) => {
    return { kind: 'own-fault' as const, reason: String(error), cause: { kind: 'unknown', detail: 'x' } as const };
  },
};

describe('attempt', () => {
  it('adds when and how long to what was found', async () => {
    const clock = new VirtualClock(1000);
    const work = () => clock.sleep(320).then(() => good);
    const { signal } = new AbortController();
    expect(await attempt(5000, { clock, signal }, work, excuses)).toEqual({
      ...good,
      latencyMs: 320,
      timedOut: false,
      at: 1000,
    });
  });

  it('says that it is late, and what went wrong', async () => {
    const clock = new VirtualClock(1000);
    const world = { clock, signal: new AbortController().signal };
    expect(await attempt(50, world, () => new Promise(() => undefined), excuses)).toMatchObject({
      ok: false,
      kind: 'no-answer',
      reason: 'late',
      causes: [{ kind: 'timeout', stage: 'waiting' }],
      latencyMs: 50,
      timedOut: true,
    });
    expect(await attempt(50, world, () => Promise.reject(new Error('x')), excuses)).toMatchObject({
      ok: false,
      kind: 'own-fault',
      reason: 'Error: x',
      timedOut: false,
    });
  });

  it('rejects with the reason of the signal and nothing else', async () => {
    const controller = new AbortController();
    const world = { clock: new VirtualClock(1000), signal: controller.signal };
    const asking = attempt(50, world, () => new Promise(() => undefined), excuses);
    controller.abort(new Error('cancelled'));
    await expect(asking).rejects.toThrow('cancelled');
  });
});

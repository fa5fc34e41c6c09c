import { VirtualClock } from '@deploy-actions/clock';
import { type Code, UserError } from '@deploy-actions/error';
import { BRIDGED_MS, reconnect } from '../src/reconnect';

async function attempt(backAfterMs: number, code: Code = 'CONNECT_FAILED') {
  const clock = new VirtualClock();
  const told: string[] = [];
  const dialled: number[] = [];
  const dial = async () => {
    dialled.push(clock.elapsed());
    await clock.sleep(100);
    if (clock.elapsed() < backAfterMs) throw new UserError(code, 'web1: nothing listens on that port.');
    return 'connection';
  };
  const loss = { label: 'web1', clock, atMs: 0, tell: (text: string) => told.push(text) };
  const outcome = await reconnect(dial, loss).catch((error: UserError) => error);
  return { outcome, told, dialled, tookMs: clock.elapsed(), again: () => reconnect(dial, loss) };
}

describe('reconnect', () => {
  it('bridges the restart of a server or half a minute without a network, and says what it does', async () => {
    const { outcome, told, tookMs } = await attempt(40_000);
    expect(outcome).toBe('connection');
    expect(tookMs).toBeLessThan(43_000);
    expect(told).toEqual([
      'web1: the connection was lost; reconnecting for up to 1 min 30 s …',
      expect.stringMatching(/^web1: connected again, 4\d\.\d s after the connection was lost$/),
    ]);
  });

  it('gives up in the end, and dials only once for whatever is asked afterwards', async () => {
    const { outcome, dialled, again } = await attempt(10 * BRIDGED_MS);
    expect(outcome).toMatchObject({ code: 'CONNECTION_LOST', cause: { code: 'CONNECT_FAILED' } });
    const before = dialled.length;
    expect(before).toBeLessThan(60);
    await expect(again()).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect(dialled).toHaveLength(before + 1);
  });

  it.each(['HOST_KEY_MISMATCH', 'AUTH_FAILED', 'CANCELLED'] as const)('does not wait for %s to pass', async (code) => {
    const { outcome, dialled } = await attempt(10_000, code);
    expect(outcome).toMatchObject({ code });
    expect(dialled).toHaveLength(1);
  });
});

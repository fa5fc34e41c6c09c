import { gzipSync } from 'node:zlib';
import { VirtualClock } from '@deploy-actions/clock';
import type { ExecResult } from '@deploy-actions/ssh';
import { LookAhead } from '../src/look-ahead';
import type { CallOptions } from '../src/program-client';

function farHost({ breaksOnce = false } = {}) {
  const clock = new VirtualClock();
  const said: string[] = [];
  let isBroken = breaksOnce;
  const answer = async (what: string, ms: number) => {
    said.push(what);
    await clock.sleep(ms);
    if (!isBroken) return;
    isBroken = false;
    throw new Error('lost');
  };
  const client = {
    reach: () => clock.sleep(400),
    ping: () => answer('ping', 80),
    call: async (_words: unknown, options?: CallOptions): Promise<ExecResult> => {
      await answer('index', 80);
      options?.onStdout?.(gzipSync(`listing ${said.length}`));
      return { code: 0, signal: null, stdout: '', stderr: '' };
    },
  };
  return { ahead: new LookAhead(client, clock), clock, said };
}

describe('LookAhead', () => {
  it('asks for what will be wanted while something else is waited for, and does not take a login for the way', async () => {
    const { ahead, clock, said } = farHost();
    ahead.begin([]);
    await clock.sleep(1000);
    expect([await ahead.index([]), await ahead.roundTripMs(), clock.elapsed()]).toEqual(['listing 1', 80, 1000]);
    expect(said).toEqual(['index', 'ping']);
  });

  it('hands out a listing once, since what the host has changes', async () => {
    const { ahead } = farHost();
    ahead.begin([]);
    await ahead.roundTripMs();
    expect([await ahead.index([]), await ahead.index([])]).toEqual(['listing 1', 'listing 3']);
  });

  it('asks again for an answer that was lost, and for what nobody has asked for', async () => {
    const { ahead, said } = farHost({ breaksOnce: true });
    ahead.begin([]);
    expect(await ahead.index([])).toMatch('listing');
    expect(await farHost().ahead.roundTripMs()).toBe(80);
    const other = farHost();
    other.ahead.begin(undefined);
    await other.ahead.roundTripMs();
    expect([said.filter((what) => what === 'index').length, other.said]).toEqual([2, ['ping']]);
  });
});

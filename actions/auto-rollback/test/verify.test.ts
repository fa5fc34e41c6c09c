import { rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { fakeAsk } from '../../../test/support/http';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { verify } from '../src/verify';
import type { RollbackWorld } from '../src/world';

const { gate } = readInputs(
  rawInputs(contract, {
    INPUT_HOSTS: 'a@b',
    'INPUT_PRIVATE-KEY': makeKeyPair().privateKey,
    INPUT_PATH: '/srv',
    INPUT_TRIGGER: 'request',
    'INPUT_HEALTH-URLS': 'http://127.0.0.1/health',
  }),
);

async function verdictOf(live: string, versions: string[]): Promise<{ verdict: string; warnings: string[] }> {
  const warnings: string[] = [];
  const clock = new VirtualClock();
  const world = {
    clock,
    signal: new AbortController().signal,
    ask: fakeAsk(() => Response.json({ version: live })),
    log: { event: () => undefined, warning: (text: string) => warnings.push(text) },
  };
  if (!gate) throw new Error('no gate');
  const { verdict } = await verify(gate, versions, world as unknown as RollbackWorld);
  return { verdict, warnings };
}

describe('verify', () => {
  it('is content with the version that all hosts went back to', async () => {
    expect(await verdictOf('v1', ['v1', 'v1'])).toEqual({ verdict: 'healthy', warnings: [] });
  });

  it('does not take a healthy answer of the version that was left for a proof', async () => {
    expect((await verdictOf('v2', ['v1', 'v1'])).verdict).toBe('unhealthy');
  });

  it('says so where the hosts went back to different versions, and asks for health alone', async () => {
    const { verdict, warnings } = await verdictOf('v0', ['v1', 'v0']);
    expect([verdict, warnings.length]).toEqual(['healthy', 1]);
  });

  it('asks for no version where none is to be verified', async () => {
    expect(await verdictOf('anything', [])).toEqual({ verdict: 'healthy', warnings: [] });
  });
});

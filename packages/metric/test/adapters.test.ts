import { VirtualClock } from '@deploy-actions/clock';
import { fakeAsk } from '../../../test/support/http';
import { ADAPTERS } from '../src/adapters';
import { PROVIDER_KINDS, type ProviderSettings } from '../src/provider-settings';

const settings: ProviderSettings = {
  kind: 'prometheus',
  url: 'http://127.0.0.1:1',
  headers: [],
  timeoutMs: 1000,
  intervalMs: 10_000,
  region: 'eu-west-1',
  apiKey: 'a',
  appKey: 'b',
  token: 't',
  account: 7,
  organization: 'o',
  project: '1',
};

describe('ADAPTERS', () => {
  it.each(PROVIDER_KINDS)('%s opens a source for each signal, at the pace that its row says', async (kind) => {
    const ask = fakeAsk(() => new Response('', { status: 503 }));
    const world = { ask, clock: new VirtualClock(30_000), signal: new AbortController().signal, proxyEnv: {} };
    const { open, pace } = ADAPTERS[kind];
    const signals = ['one', 'two'].map((name) => ({ name, query: { form: 'value', query: 'count()' } as const }));
    const source = await open({ ...settings, kind }, signals, world);
    expect(source.pace).toEqual(pace);
    const observations = await source.measure();
    expect(observations).toMatchObject(
      signals.map(() => ({ problem: { kind: pace.bucketMs > 0 ? 'reference' : 'provider' } })),
    );
  });
});

import { VirtualClock } from '@deploy-actions/clock';
import { adapterOf, openSource, type SourceKind, type SourceSettings } from '@deploy-actions/source';
import { fakeAsk } from '../../../test/support/http';

const access = { region: 'eu-central-1', 'api-key': 'a', 'app-key': 'b', account: '1', token: 't', organization: 'o' };

describe('openSource', () => {
  it.each<[SourceKind, string]>([
    ['json', 'http://a.example/'],
    ['openmetrics', 'http://a.example/'],
    ['prometheus', 'http://a.example/api/v1/query'],
    ['datadog', 'https://api.datadoghq.com/api/v2/query/timeseries'],
    ['newrelic', 'https://api.newrelic.com/graphql'],
    ['sentry', 'https://sentry.io/api/0/organizations/o/events-timeseries/'],
  ])('%s asks %s', async (kind, address) => {
    const asked: string[] = [];
    const ask = fakeAsk((url) => {
      asked.push(url.split('?', 1)[0] ?? '');
      return new Response('', { status: 503 });
    });
    const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
    const settings: SourceSettings = {
      kind,
      instances: [{ name: 'a', url: 'http://a.example/' }],
      headers: [],
      timeoutMs: 1000,
      intervalMs: 10_000,
      access,
    };
    const query = kind === 'json' ? '$.a' : 'count(span.duration)';
    const form = adapterOf(kind).forms.includes('ratio') ? 'ratio' : 'value';
    const text = kind === 'openmetrics' ? 'up' : query;
    const source = await openSource(settings, [{ name: 'x', query: { form, query: text } }], world);
    const [checked] = await source.check();
    expect(asked[0]).toBe(address);
    expect(checked).toMatchObject({ signal: 'x', problem: { kind: 'provider' } });
  });

  it('takes a kind that has no row for a defect', () => {
    for (const kind of ['graphite', 'toString']) expect(() => adapterOf(kind)).toThrow('no source of the kind');
  });
});

import { VirtualClock } from '@deploy-actions/clock';
import { parseJsonPath } from '@deploy-actions/json-path';
import { openSource, type SourceSettings } from '@deploy-actions/metric';
import { fakeAsk } from '../../../test/support/http';
import { counterSelectors } from './selectors';

const path = parseJsonPath('$.rate');
if ('problem' in path) throw new Error(path.problem);
const common = { instances: [{ name: 'a', url: 'http://a.example/' }], headers: [], timeoutMs: 1000 };

describe('openSource', () => {
  it.each<[SourceSettings, string]>([
    [{ kind: 'json', ...common, query: { kind: 'ratio', path } }, 'application/json'],
    [{ kind: 'openmetrics', ...common, query: counterSelectors() }, 'application/openmetrics-text'],
  ])('opens what the settings say', async (settings, accepted) => {
    const asked: string[] = [];
    const ask = fakeAsk((_, { headers }) => {
      asked.push(...headers.flatMap(([name, value]) => (name === 'accept' ? [value] : [])));
      return new Response('', { status: 503 });
    });
    const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
    expect((await openSource(settings, world).measure()).problem?.reason).toBe('status 503');
    expect(asked).toEqual([expect.stringContaining(accepted)]);
  });
});

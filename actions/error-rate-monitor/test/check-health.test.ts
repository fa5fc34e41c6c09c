import { VirtualClock } from '@deploy-actions/clock';
import { fakeAsk, failure as fault } from '../../../test/support/http';
import { checkHealth } from '../src/check-health';
import { inputsOf, world } from './acting';

it.each<[string, Response | Error, object]>([
  ['200', new Response('ok'), { found: expect.stringMatching(/^answered correctly in \d+ ms$/) }],
  ['503', new Response('', { status: 503 }), { problem: { kind: 'access', reason: expect.stringContaining('503') } }],
  ['a refused connection', fault('ECONNREFUSED'), { problem: { kind: 'provider' } }],
  ['a name that is none', fault('ENOTFOUND'), { problem: { kind: 'provider' } }],
])('reports each health check: %s', async (_, answer, expected) => {
  const { health } = await inputsOf({ operation: 'check-config', 'health-urls': 'shop=http://shop.example/health' });
  const ask = fakeAsk(() => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const checks = health && (await checkHealth(health, world(new VirtualClock(), ask)));
  expect(checks).toMatchObject([{ signal: 'health check', query: 'shop', ...expected }]);
});

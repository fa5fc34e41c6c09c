import { rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { failure, fakeAsk } from '../../../test/support/http';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';

/** A run of the action with these inputs against a service that answers each request as told. */
function start(given: Record<string, string>, answer: (nth: number) => Response) {
  const environment = Object.entries({ urls: 'web=https://a.example/health', ...given });
  const raw = rawInputs(
    contract,
    Object.fromEntries(environment.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  );
  const clock = new VirtualClock(1_700_000_000_000);
  const controller = new AbortController();
  const lines: string[] = [];
  let asked = 0;
  const running = run(readInputs(raw), {
    clock,
    signal: controller.signal,
    log: { event: (text) => lines.push(text), warning: () => undefined },
    reach: () => {
      throw new Error('nothing goes by SSH');
    },
    ask: fakeAsk(() => answer(asked++)),
  });
  return { running, clock, cancel: (reason: Error) => controller.abort(reason), lines };
}

const body = JSON.stringify({ status: 'healthy', version: 'v2' });
const well = () => new Response(body);
const ill = () => new Response('', { status: 503 });
const unresolved = () => {
  throw failure('ENOTFOUND');
};

describe('run', () => {
  it('ends green and with all outputs where the service is healthy', async () => {
    const { running, lines } = start({ 'expect-version': 'v2', soak: '10s' }, well);
    const result = await running;
    expect(result.failure).toBeUndefined();
    expect(result.outputs).toMatchObject({
      verdict: 'healthy',
      reason: '1 of 1 check healthy, soaked for 10.0 s',
      attempts: '3',
      'duration-ms': '11000',
      version: 'v2',
    });
    expect(result.brief).toMatchObject({ version: 'v2', checks: [{ name: 'web', verdict: 'healthy' }] });
    expect(lines.at(-1)).toBe('healthy: 1 of 1 check healthy, soaked for 10.0 s');
  });

  it('fails a service that is unhealthy from the start after exactly three probes', async () => {
    const result = await start({ 'max-attempts': '3' }, ill).running;
    expect(result.failure).toMatchObject({ code: 'UNHEALTHY' });
    expect(result.outputs).toMatchObject({ verdict: 'unhealthy', attempts: '3' });
    expect(result.details).toMatchObject({
      gate: { timeline: [{ status: 503 }, { status: 503 }, { status: 503 }], checks: [{ evidence: [{}, {}, {}] }] },
    });
  });

  it('fails a service that falls ill in the soak', async () => {
    const result = await start({ soak: '5m' }, (nth) => (nth < 6 ? well() : ill())).running;
    expect(result.failure).toMatchObject({ code: 'UNHEALTHY' });
    expect(result.outputs.reason).toBe('web: 3 failures in a row: status is 503, expected 200');
  });

  it.each([
    ['fail', 'NO_DATA'],
    ['pass', undefined],
  ])('leaves an inconclusive verdict as it is, and its exit to the policy: %s', async (policy, code) => {
    const result = await start({ 'on-inconclusive': policy, 'start-timeout': '10s' }, unresolved).running;
    expect([result.outputs.verdict, result.failure?.code]).toEqual(['inconclusive', code]);
  });

  it('hands back what it saw when it is cancelled', async () => {
    const { running, clock, cancel } = start({ soak: '10m' }, well);
    await clock.sleep(30_000);
    cancel(new UserError('CANCELLED', 'The run was cancelled (SIGINT).'));
    const result = await running;
    expect(result.failure).toMatchObject({ code: 'CANCELLED' });
    expect(result.outputs).toMatchObject({ verdict: '', attempts: '7' });
    expect(result.summary).toContain('Health gate: cancelled');
  });
});

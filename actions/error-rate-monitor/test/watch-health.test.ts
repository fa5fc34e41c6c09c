import type { GateResult } from '@deploy-actions/gate';
import { failure as fault } from '../../../test/support/http';
import { withHealth } from '../src/watch-health';
import { acting } from './acting';
import { watched } from './results';

const health = { 'health-urls': 'shop=http://shop.example/health' };
const well = { error_rate: 0 };

/** The metrics are well; the service is down from then on, to then. */
const down = (fromMs: number, toMs: number) => (atMs: number, asked: string) =>
  asked.includes('shop') && atMs >= fromMs && atMs < toMs ? fault('ECONNREFUSED') : well;

describe('health checks beside the metrics', () => {
  it('find a service that is down before its metrics say so, with the evidence', async () => {
    const { outputs, failure, details, summary } = await acting(health, down(65_000, 400_000));
    expect(outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '72000', 'detect-ms': '2000' });
    expect(outputs.reason).toMatch(/^health: .*shop/);
    expect(failure?.code).toBe('UNHEALTHY');
    expect(details).toMatchObject({ health: { checks: [{ name: 'shop', evidence: { length: 3 } }] } });
    expect(summary).toContain('| shop | unhealthy |');
  });

  it.each([
    ['is well', 0, 0, 'pass'],
    ['fails twice in a row', 70_000, 71_500, 'pass'],
    ['is down from the start', 0, 400_000, 'fail'],
    ['comes up in time', 0, 1500, 'pass'],
    ['goes down at the end', 289_500, 400_000, 'fail'],
  ])('a service that %s', async (_, fromMs, toMs, verdict) => {
    expect((await acting(health, down(fromMs, toMs))).outputs.verdict).toBe(verdict);
  });

  it('fail with the third failure of an address that never answered, as of one that did', async () => {
    const { outputs, lines } = await acting(health, down(0, 400_000));
    expect(outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '2000', 'detect-ms': '2000' });
    expect(outputs.reason).toMatch(/^health: shop: no good answer in 3 probes: /);
    expect(lines.join('\n')).not.toMatch(/max-attempts|not ready yet/);
  });

  it('say in the log what holds in a watch, and nothing of a gate', async () => {
    const { lines } = await acting(health, down(0, 0));
    const log = lines.join('\n');
    expect(log).toContain('health of shop: probed every 10.0 s');
    expect(log).not.toMatch(/takes at most|max-attempts|start-timeout|soak/i);
  });

  it('need no metrics at all', async () => {
    const alone = { ...health, url: '' };
    expect((await acting(alone, down(0, 0))).outputs).toMatchObject({ verdict: 'pass', metrics: '[]' });
    expect((await acting(alone, down(65_000, 400_000))).outputs).toMatchObject({ verdict: 'fail' });
  });

  it('leave a bad error rate to its own verdict, and end with it', async () => {
    const { outputs, failure } = await acting(health, () => ({ error_rate: 0.5 }));
    expect(outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '120000' });
    expect(failure?.code).toBe('ERROR_RATE_EXCEEDED');
  });

  it('do not make a pass of metrics that nobody could read', async () => {
    const { outputs } = await acting(health, (_, asked) => (asked.includes('shop') ? well : 503));
    expect(outputs.verdict).toBe('inconclusive');
  });

  it('leave the step to the strictest of what nobody knows', async () => {
    const blind = (_: number, asked: string) => (asked.includes('shop') ? fault('ENETUNREACH') : 503);
    const policy = { 'on-provider-error': 'pass' };
    expect((await acting(policy, blind)).failure).toBeUndefined();
    const both = await acting({ ...health, ...policy }, blind);
    expect([both.outputs.verdict, both.failure?.code]).toEqual(['inconclusive', 'PROVIDER_ERROR']);
    const lenient = { ...health, 'on-inconclusive': 'pass', 'on-provider-error': 'fail' };
    expect((await acting(lenient, blind)).failure?.message).toContain('(on-provider-error: fail)');
    expect((await acting({ ...health, 'on-inconclusive': 'pass' }, blind)).failure).toBeUndefined();
  });

  it('has no policy beside a fail', async () => {
    const { details } = await acting(health, down(0, 400_000));
    const { health: unhealthy } = details as { health: GateResult };
    const unknown = { verdict: 'inconclusive', situation: 'no-data', policy: 'on-no-data', exit: 'pass' } as const;
    const found = withHealth(watched(unknown), unhealthy, 1, 0);
    expect(found).toMatchObject({ verdict: 'fail', situation: 'down' });
    expect(found).not.toHaveProperty('policy');
    expect(found).not.toHaveProperty('exit');
  });

  it('say that the runner could not ask', async () => {
    const { outputs, failure } = await acting(health, (_, asked) =>
      asked.includes('shop') ? fault('ENETUNREACH') : well,
    );
    expect([outputs.verdict, failure?.code]).toEqual(['inconclusive', 'PROVIDER_ERROR']);
  });
});

import { tmpdir } from 'node:os';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { run } from '../../actions/error-rate-monitor/src/run';
import { inputsOf, world } from '../../actions/error-rate-monitor/test/acting';
import { fakeAsk } from '../support/http';
import { freePort, programAt, type Running, startProgram } from '../support/provider/program';
import { skippingClock } from '../support/provider/skipping-clock';

const program = programAt('moto_server', 'MOTO_PROGRAM');
const described = program === undefined ? describe.skip : describe;

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing' };
const MINUTE_MS = 60_000;
const region = 'eu-west-1';

/** What each minute from the deploy on had: requests, of which so many were failed by the targets. */
type Minutes = readonly (readonly [requests: number, failed: number])[];

described('a service behind a balancer, as CloudWatch counts it', () => {
  const before = { ...process.env };
  /** moto takes what is not in the future. */
  const deployMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 60 * MINUTE_MS;
  let endpoint = '';
  let moto: Running | undefined;

  beforeAll(async () => {
    Object.assign(process.env, CREDENTIALS);
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}`;
    const args = ['-H', '127.0.0.1', '-p', String(port)];
    moto = await startProgram(program ?? '', args, tmpdir(), `${endpoint}/moto-api/`);
  }, 90_000);

  afterAll(async () => {
    await moto?.end();
    for (const name of Object.keys(CREDENTIALS)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  /** The action in the minutes after a deploy, of a balancer of its own; the old version failed everything. */
  async function watched(balancer: string, minutes: Minutes, given: Record<string, string> = {}) {
    const client = new CloudWatchClient({ region, endpoint });
    const points = [[500, 500] as const, ...minutes].flatMap(([requests, failed], index) => {
      const Timestamp = new Date(deployMs + (index - 1) * MINUTE_MS);
      const Dimensions = [{ Name: 'LoadBalancer', Value: balancer }];
      const point = (MetricName: string, Value: number) => ({ MetricName, Value, Timestamp, Dimensions });
      // As a balancer does it: what did not happen has no point.
      return [
        ...(requests > 0 ? [point('RequestCount', requests)] : []),
        ...(failed > 0 ? [point('HTTPCode_Target_5XX_Count', failed)] : []),
      ];
    });
    await client.send(new PutMetricDataCommand({ Namespace: 'AWS/ApplicationELB', MetricData: points }));
    const of = (metric: string) => `AWS/ApplicationELB/${metric}{LoadBalancer=${balancer}}:Sum`;
    const inputs = await inputsOf({
      source: 'cloudwatch',
      url: '',
      region,
      'api-url': endpoint,
      errors: of('HTTPCode_Target_5XX_Count'),
      total: of('RequestCount'),
      interval: '1m',
      timeout: '1h',
      ...given,
    });
    const nobody = fakeAsk(() => {
      throw new Error('only AWS is asked');
    });
    return (await run(inputs, world(skippingClock(deployMs), nobody))).outputs;
  }

  const well: Minutes = Array.from({ length: 12 }, () => [300, 1]);
  const ill: Minutes = Array.from({ length: 12 }, (_, minute) => [300, minute < 2 ? 1 : 30]);

  it('passes a version of which few requests fail, whatever the old one did', async () => {
    const outputs = await watched('app/well/1', well);
    expect(outputs).toMatchObject({ verdict: 'pass', 'peak-error-rate': String(Number((1 / 300).toFixed(6))) });
  });

  it('fails one that is above 5 % for two minutes', async () => {
    const outputs = await watched('app/ill/1', ill);
    expect(outputs).toMatchObject({ verdict: 'fail', 'error-rate': '0.1' });
    expect(outputs.reason).toContain('above 5 % on all 3 measurements');
  });

  it('fails one of which half the requests fail two minutes earlier by the sequential test', async () => {
    const half = ill.map(([requests, failed]) => [requests, failed * 5] as const);
    const rule = await watched('app/ill/2', half);
    const both = await watched('app/ill/3', half, { method: 'both' });
    expect([rule.verdict, both.verdict]).toEqual(['fail', 'fail']);
    expect(Number(rule['duration-ms']) - Number(both['duration-ms'])).toBeGreaterThan(1.5 * MINUTE_MS);
  });

  it('says that there was too little traffic where nobody came', async () => {
    const outputs = await watched('app/night/1', [[3, 0]], { 'min-samples': '100' });
    expect(outputs.verdict).toBe('inconclusive');
  });

  it('compares with what was before', async () => {
    const operation = 'baseline';
    const { baseline = '' } = await watched('app/before/1', well, { operation });
    expect(JSON.parse(baseline)).toMatchObject({ signals: [{ name: 'error-rate', form: 'counters' }] });
    const given = { baseline, 'max-increase': '1pp' };
    expect((await watched('app/after/1', well, given)).verdict).toBe('pass');
    const worse: Minutes = Array.from({ length: 12 }, () => [300, 9]);
    expect((await watched('app/after/2', worse, given)).verdict).toBe('fail');
  });
});

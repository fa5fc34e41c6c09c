import { tmpdir } from 'node:os';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { type Clock, systemClock } from '@deploy-actions/clock';
import type { Observation, SignalQuery } from '@deploy-actions/source';
import type { GetMetricData } from '../../packages/source/src/cloudwatch-client';
import { cloudwatchClient } from '../../packages/source/src/cloudwatch-client';
import { cloudwatchSource } from '../../packages/source/src/cloudwatch-source';
import { freePort, programAt, type Running, startProgram } from '../support/provider/program';

const program = programAt('moto_server', 'MOTO_PROGRAM');
const described = program === undefined ? describe.skip : describe;

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing' };
const MINUTE_MS = 60_000;
const balancer = 'AWS/ApplicationELB/';
const of = (metric: string) => `${balancer}${metric}{LoadBalancer=app/shop/1}:Sum`;
const errors = ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'].map(of).join('\n');
const total = ['RequestCount', 'HTTPCode_ELB_5XX_Count'].map(of).join('\n');

described('cloudwatchSource, against moto', () => {
  const before = { ...process.env };
  const region = 'eu-west-1';
  /** Whole minutes, a while ago: moto takes what is not in the future. */
  const startMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 30 * MINUTE_MS;
  let endpoint = '';
  let moto: Running | undefined;
  let getMetricData: GetMetricData;

  beforeAll(async () => {
    Object.assign(process.env, CREDENTIALS);
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}`;
    moto = await startProgram(
      program ?? '',
      ['-H', '127.0.0.1', '-p', String(port)],
      tmpdir(),
      `${endpoint}/moto-api/`,
    );
    getMetricData = await cloudwatchClient({ region, endpoint, proxyEnv: {} });
    const minutes: [name: string, minute: number, value: number][] = [
      ['RequestCount', -1, 7000],
      ['RequestCount', 0, 100],
      ['RequestCount', 1, 300],
      ['HTTPCode_Target_5XX_Count', 1, 8],
      ['HTTPCode_ELB_5XX_Count', 1, 4],
      ['HTTPCode_ELB_5XX_Count', 2, 50],
    ];
    const client = new CloudWatchClient({ region, endpoint });
    await client.send(
      new PutMetricDataCommand({
        Namespace: 'AWS/ApplicationELB',
        MetricData: minutes.map(([MetricName, minute, Value]) => ({
          MetricName,
          Value,
          Timestamp: new Date(startMs + minute * MINUTE_MS),
          Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
        })),
      }),
    );
  }, 90_000);

  afterAll(async () => {
    await moto?.end();
    for (const name of Object.keys(CREDENTIALS)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  function opened(...queries: SignalQuery[]) {
    // Real time for the time-outs; the minutes go by as the test says.
    const time = { minutes: 0 };
    const now = () => startMs + time.minutes * MINUTE_MS;
    const clock: Clock = { now, elapsed: () => systemClock.elapsed(), sleep: (ms, end) => systemClock.sleep(ms, end) };
    const world = { clock, signal: new AbortController().signal };
    const signals = queries.map((query, index) => ({ name: `s${index}`, query }));
    return { time, source: cloudwatchSource({ region, timeoutMs: 60_000 }, signals, getMetricData, world) };
  }

  const short = ({ errors: bad, total: all, problem }: Observation) => problem?.kind ?? `${bad}/${all}`;

  it('measures minute by minute: no point of errors is zero, and an outage of all targets is one', async () => {
    const { time, source } = opened({ form: 'counters', errors, total });
    const seen: string[] = [];
    for (; time.minutes < 7; time.minutes++) seen.push(...(await source.measure()).map(short));
    expect(seen).toEqual(['reference', 'reference', 'reference', '0/100', '12/304', '50/50', 'no-traffic']);
  });

  it('takes named metrics and an expression over them: moto knows none but a name', async () => {
    const math = `bad = ${of('HTTPCode_Target_5XX_Count')}\nall = ${of('RequestCount')}\nall`;
    const { time, source } = opened({ form: 'value', query: math }, { form: 'value', query: of('RequestCount') });
    time.minutes = 4;
    expect(await source.measure()).toMatchObject([{ value: 300 }, { value: 300 }]);
  });

  it('checks the queries without measuring', async () => {
    const { time, source } = opened({
      form: 'counters',
      errors: of('HTTPCode_Target_4XX_Count'),
      total: of('RequestCount'),
    });
    time.minutes = 4;
    expect(await source.check()).toMatchObject([
      { found: 'no data in the last hour for errors yet: check the selector' },
      { found: '3 buckets with data in the last hour, the newest of them 300' },
    ]);
    expect((await source.measure()).map(short)).toEqual(['0/400']);
  });

  it('is no data when the service is gone', async () => {
    await moto?.end();
    const { time, source } = opened({ form: 'value', query: of('RequestCount') });
    time.minutes = 4;
    expect(await source.measure()).toMatchObject([{ problem: { kind: 'provider' } }]);
  });
});

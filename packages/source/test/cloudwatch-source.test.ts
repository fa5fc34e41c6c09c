import { VirtualClock } from '@deploy-actions/clock';
import type { Signal } from '@deploy-actions/source';
import type { GetMetricData } from '../src/cloudwatch-client';
import { cloudwatchSource } from '../src/cloudwatch-source';

type Result = NonNullable<Awaited<ReturnType<GetMetricData>>['MetricDataResults']>[number];

const MINUTE_MS = 60_000;
const counters: Signal = {
  name: 'error-rate',
  query: { form: 'counters', errors: 'AWS/ELB/Bad:Sum\nAWS/ELB/Own:Sum', total: 'AWS/ELB/All:Sum' },
};
const result = (Id: string, ...values: [minute: number, value: number][]): Result => ({
  Id,
  Label: Id,
  StatusCode: 'Complete',
  Timestamps: values.map(([minute]) => new Date(minute * MINUTE_MS)),
  Values: values.map(([, value]) => value),
});

/** Five minutes after it was opened at zero. */
async function measure(
  getMetricData: GetMetricData,
  signals: Signal[] = [counters],
  signal = new AbortController().signal,
) {
  const clock = new VirtualClock();
  const source = cloudwatchSource({ region: 'eu-west-1', timeoutMs: 1000 }, signals, getMetricData, { clock, signal });
  await clock.sleep(5 * MINUTE_MS);
  return source.measure();
}

describe('cloudwatchSource', () => {
  it('adds up the series of a question, minute by minute, without the incomplete minutes', async () => {
    const asked: unknown[] = [];
    const [observation] = await measure(async (input) => {
      asked.push([input.StartTime.getTime(), input.EndTime.getTime(), input.MetricDataQueries.length]);
      return {
        MetricDataResults: [result('q0_0', [0, 1]), result('q0_1', [2, 2]), result('q1_0', [0, 50], [2, 50], [4, 9])],
      };
    });
    expect(observation).toMatchObject({ errors: 3, total: 100, instances: [{ name: 'cloudwatch eu-west-1' }] });
    expect(asked).toEqual([[0, 3 * MINUTE_MS, 3]]);
  });

  it('reads all pages', async () => {
    const [observation] = await measure(async ({ NextToken }) =>
      NextToken === undefined
        ? { NextToken: 'more', MetricDataResults: [result('q0_0'), result('q0_1'), result('q1_0', [0, 50])] }
        : { MetricDataResults: [result('q1_0', [1, 50])], Messages: [{ Value: 'a message' }] },
    );
    expect(observation).toMatchObject({ errors: 0, total: 100, notes: ['a message'] });
  });

  it('does not follow pages for ever', async () => {
    let pages = 0;
    const [observation] = await measure(async () => ({ NextToken: `${pages++}` }));
    expect(observation).toMatchObject({
      problem: { kind: 'provider', reason: expect.stringContaining('more than 20 pages') },
    });
    expect(pages).toBe(20);
  });

  it.each<[string, Result[], string, string]>([
    [
      'forbidden',
      [{ ...result('q0_0'), StatusCode: 'Forbidden', Messages: [{ Value: 'no' }] }],
      'access',
      'Forbidden: no',
    ],
    ['an internal error', [{ ...result('q0_0'), StatusCode: 'InternalError' }], 'provider', 'InternalError'],
    ['no answer to the query', [], 'query', 'did not answer'],
    ['several series', [result('q0_0'), { ...result('q0_0'), Label: 'other' }], 'query', 'several series'],
  ])('%s is no zero', async (_, results, kind, reason) => {
    const [observation] = await measure(async () => ({
      MetricDataResults: [...results, result('q0_1'), result('q1_0', [0, 50])],
    }));
    expect(observation).toMatchObject({ problem: { kind, reason: expect.stringContaining(reason) } });
  });

  it('tells what went wrong with the call', async () => {
    const [observation] = await measure(async () => {
      throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    });
    expect(observation).toMatchObject({
      problem: { kind: 'provider', reason: expect.stringContaining('Rate exceeded') },
    });
  });

  it('gives up in time', async () => {
    const [observation] = await measure(() => new Promise(() => undefined));
    expect(observation).toMatchObject({ problem: { kind: 'provider', reason: 'no complete answer within 1.0 s' } });
  });

  it('does not send what it cannot read, and asks the others', async () => {
    const wrong: Signal = { name: 'cpu', query: { form: 'value', query: 'x = y\nz' } };
    const sent: number[] = [];
    const observations = await measure(
      async ({ MetricDataQueries }) => {
        sent.push(MetricDataQueries.length);
        return { MetricDataResults: [result('q1_0'), result('q1_1'), result('q2_0', [0, 5])] };
      },
      [wrong, counters],
    );
    expect(observations).toMatchObject([{ problem: { kind: 'query' } }, { errors: 0, total: 5 }]);
    expect(sent).toEqual([3]);
    expect(await measure(async () => Promise.reject(new Error('asked')), [wrong])).toMatchObject([
      { problem: { kind: 'query' } },
    ]);
  });

  it('ends with the reason of the run when that is cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const measured = measure(
      async () => {
        controller.abort(reason);
        throw new Error('aborted');
      },
      [counters],
      controller.signal,
    );
    await expect(measured).rejects.toBe(reason);
  });
});

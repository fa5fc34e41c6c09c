import { VirtualClock } from '@deploy-actions/clock';
import type { Observation, Signal } from '@deploy-actions/source';
import { type BucketProvider, bucketSource, type Series } from '../src/bucket-source';
import type { Window } from '../src/buckets';

const MINUTE_MS = 60_000;
const counters = { name: 'error-rate', query: { form: 'counters', errors: 'e', total: 't' } } as const;
const point = (minute: number, value: number) => ({ startMs: minute * MINUTE_MS, value });

/** Opened half a minute past; a provider whose buckets of a minute are a minute late. */
function opened(answer: (query: string, window: Window) => Series, signals: readonly Signal[] = [counters]) {
  const clock = new VirtualClock(30_000);
  const windows: Window[] = [];
  const provider: BucketProvider = {
    name: 'provider',
    bucketMs: MINUTE_MS,
    lateMs: MINUTE_MS,
    ask: async (queries, window) => {
      windows.push(window);
      return { series: queries.map((query) => answer(query, window)), notes: ['said'] };
    },
  };
  return { clock, windows, source: bucketSource(provider, signals, { clock }) };
}

const short = ({ errors, total, problem }: Observation) => problem?.kind ?? `${errors}/${total}`;

describe('bucketSource', () => {
  it('measures each complete bucket once, from the first whole one after the start', async () => {
    const { clock, windows, source } = opened((query) =>
      [point(0, 99), point(1, 10), point(2, 20), point(3, 40)].map((each) => ({
        ...each,
        value: query === 'e' ? 1 : each.value,
      })),
    );
    const seen: string[] = [];
    for (let minute = 0; minute < 5; minute++) {
      seen.push(...(await source.measure()).map(short));
      await clock.sleep(MINUTE_MS);
    }
    expect(seen).toEqual(['reference', 'reference', 'reference', '1/10', '1/20']);
    expect(windows).toEqual([
      { fromMs: 60_000, toMs: 120_000 },
      { fromMs: 120_000, toMs: 180_000 },
    ]);
  });

  it('does not ask again for what it knows', async () => {
    const { clock, windows, source } = opened(() => [point(1, 1)]);
    await clock.sleep(3 * MINUTE_MS);
    await source.measure();
    const [second] = await source.measure();
    expect(second).toMatchObject({ problem: { kind: 'missing', reason: expect.stringContaining('00:04:00 UTC') } });
    expect(windows).toHaveLength(1);
  });

  it('bridges a hole: what could not be asked for is added to the next answer', async () => {
    let answer: Series = { problem: { kind: 'provider', reason: 'status 503' } };
    const { clock, source } = opened(() => answer);
    await clock.sleep(3 * MINUTE_MS);
    expect((await source.measure()).map(short)).toEqual(['provider']);
    answer = [point(1, 10), point(2, 20)];
    await clock.sleep(MINUTE_MS);
    expect((await source.measure()).map(short)).toEqual(['30/30']);
  });

  it('lets each signal have its own newest bucket and its own problem', async () => {
    const value = { name: 'cpu', query: { form: 'value', query: 'c' } } as const;
    const bad = { name: 'bad', query: { form: 'value', query: 'b' } } as const;
    const late = { name: 'p95', query: { form: 'quantile', query: 'q', quantile: 0.95 } } as const;
    const { clock, source } = opened(
      (query) => (query === 'b' ? { problem: { kind: 'query', reason: 'no' } } : [point(1, 0.5)]),
      [counters, value, bad, late],
    );
    await clock.sleep(3 * MINUTE_MS);
    expect(await source.measure()).toMatchObject([
      { ratio: 1, notes: ['said'], instances: [{ name: 'provider', ratio: 1 }] },
      { value: 0.5 },
      { problem: { kind: 'query', reason: 'no' } },
      { problem: { kind: 'query', reason: expect.stringContaining('no form quantile') } },
    ]);
  });

  it('checks over the last hour, and remembers nothing of it', async () => {
    const { clock, windows, source } = opened((query) => (query === 'e' ? [] : [point(1, 7)]));
    expect(await source.check()).toEqual([
      {
        signal: 'error-rate',
        query: 'e',
        found: 'no data in the last hour for errors yet: check the selector',
        isDoubtful: true,
      },
      { signal: 'error-rate', query: 't', found: '1 buckets with data in the last hour, the newest of them 7' },
    ]);
    expect(windows).toEqual([{ fromMs: -3_660_000, toMs: -60_000 }]);
    await clock.sleep(3 * MINUTE_MS);
    expect((await source.measure()).map(short)).toEqual(['0/7']);
  });

  it('takes a query for wrong that has no data in an hour, unless it is for errors', async () => {
    const { source } = opened(() => []);
    const [errors, total] = await source.check();
    expect(errors?.problem).toBeUndefined();
    expect(total?.problem).toMatchObject({ kind: 'query', reason: 'no data in the last hour: check its name' });
  });

  it('takes a ratio for wrong that is none, as a watch would', async () => {
    const ratio = { name: 'error-rate', query: { form: 'ratio', query: 'r' } } as const;
    const { source } = opened(() => [point(1, 0.5), point(2, 37)], [ratio]);
    const problem = { kind: 'query', reason: 'the query gives 37, which is not a ratio (0 to 1)' };
    expect(await source.check()).toEqual([{ signal: 'error-rate', query: 'r', problem }]);
  });

  it('asks one by one where one wrong query made the provider refuse all', async () => {
    const clock = new VirtualClock();
    const refused: Series = { problem: { kind: 'query', reason: 'no' } };
    const provider: BucketProvider = {
      name: 'provider',
      bucketMs: MINUTE_MS,
      lateMs: 0,
      ask: async (queries) => ({
        series: queries.map(() => (queries.includes('bad') ? refused : [point(0, 3)])),
        notes: [],
      }),
    };
    const bad = { name: 'bad', query: { form: 'value', query: 'bad' } } as const;
    const source = bucketSource(provider, [counters, bad], { clock });
    await clock.sleep(MINUTE_MS);
    expect(await source.measure()).toMatchObject([{ total: 3 }, { problem: { kind: 'query' } }]);
  });

  it('has the next bucket of its own, where the points of a provider are finer', async () => {
    const { clock, source } = opened(() => [60, 80, 100, 120].map((second) => ({ startMs: second * 1000, value: 1 })));
    await clock.sleep(3 * MINUTE_MS - 30_000);
    expect((await source.measure()).map(short)).toEqual(['3/3']);
    await clock.sleep(MINUTE_MS);
    expect((await source.measure()).map(short)).toEqual(['1/1']);
  });

  it('does not take for a lack of traffic what never had a point: it may be a wrong name', async () => {
    let points: Series = [];
    const { clock, source } = opened((query) => (query === 't' ? points : []));
    const seen: string[] = [];
    await clock.sleep(3 * MINUTE_MS);
    seen.push(...(await source.measure()).map(short));
    points = [point(1, 5)];
    seen.push(...(await source.measure()).map(short));
    await clock.sleep(MINUTE_MS);
    seen.push(...(await source.measure()).map(short));
    expect(seen).toEqual(['missing', '0/5', 'no-traffic']);
  });

  it('has a pace', () => {
    expect(opened(() => []).source.pace).toEqual({ bucketMs: MINUTE_MS, lateMs: MINUTE_MS });
  });
});

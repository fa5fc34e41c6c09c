import { VirtualClock } from '@deploy-actions/clock';
import { type WatchedSignal, type WatchResult, watchSource } from '@deploy-actions/metric';
import type { Observation, ProblemKind } from '@deploy-actions/source';
import fc from 'fast-check';
import { conclusion } from '../src/watch';
import { errorRate, rule } from './measurements';

interface Told {
  result: WatchResult;
  lines: string[];
  clock: VirtualClock;
  /** When the source was asked, milliseconds since the start. */
  asked: number[];
}

type Answer = (atMs: number) => Observation & { afterMs?: number };

async function watch(answer: Answer, changes: Partial<typeof rule> = {}, abortMs?: number): Promise<Told> {
  const clock = new VirtualClock(5000);
  const controller = new AbortController();
  const lines: string[] = [];
  const asked: number[] = [];
  if (abortMs !== undefined) void clock.sleep(abortMs).then(() => controller.abort(new Error('cancelled')));
  const source = {
    measure: async () => {
      const atMs = clock.elapsed() - 5000;
      asked.push(atMs);
      const { afterMs, ...observation } = answer(atMs);
      if (afterMs) await clock.sleep(afterMs, controller.signal);
      return [observation];
    },
  };
  const world = { clock, signal: controller.signal, log: { event: (text: string) => lines.push(text) } };
  const result = await watchSource({ ...rule, ...changes }, [errorRate], source, world);
  return { result, lines, clock, asked };
}

const said = (ratio: number): Observation => ({ ratio, instances: [{ name: 'api', ratio }] });
const silent: Observation = { problem: { kind: 'provider', reason: 'status 503' }, instances: [] };

describe('watchSource', () => {
  it('measures at once and on a schedule without drift, until the duration is over', async () => {
    const { result, asked } = await watch(() => ({ ...said(0.01), afterMs: 3000 }));
    expect(asked).toEqual(Array.from({ length: 31 }, (_, slot) => slot * 10_000));
    expect(result).toMatchObject({ verdict: 'pass', planned: 31, measured: 31, durationMs: 303_000, errorRate: 0.01 });
    expect(result.detectMs).toBeUndefined();
  });

  it('fails at the moment when the error rate has been too high for two minutes', async () => {
    const { result } = await watch((atMs) => said(atMs >= 50_000 ? 0.06 : 0.02));
    expect(result).toMatchObject({ verdict: 'fail', situation: 'exceeded', durationMs: 170_000, detectMs: 120_000 });
    expect(result).toMatchObject({ errorRate: 0.06, peakErrorRate: 0.06 });
    expect(result.signals[0]?.measurements).toHaveLength(18);
  });

  it('counts the time that the deciding answer took to the detection', async () => {
    const { result } = await watch(() => ({ ...said(0.06), afterMs: 700 }));
    expect(result).toMatchObject({ verdict: 'fail', detectMs: 120_700 });
  });

  it('is not impressed by spikes, however many', async () => {
    const { result } = await watch((atMs) => said(atMs % 120_000 === 0 ? 0 : 0.9));
    expect(result).toMatchObject({ verdict: 'pass', peakErrorRate: 0.9 });
  });

  it('goes on after the duration until an unfinished streak is complete', async () => {
    const { result } = await watch((atMs) => said(atMs >= 250_000 ? 0.06 : 0));
    expect(result).toMatchObject({ verdict: 'fail', durationMs: 370_000, planned: 31, measured: 38 });
  });

  it('goes on after the duration until it is broken', async () => {
    const { result } = await watch((atMs) => said(atMs >= 250_000 && atMs < 340_000 ? 0.06 : 0));
    expect(result).toMatchObject({ verdict: 'pass', durationMs: 340_000 });
  });

  it('does not pass where the streak was cut off by silence', async () => {
    const { result } = await watch((atMs) => (atMs > 320_000 ? silent : said(atMs >= 250_000 ? 0.06 : 0)));
    expect(result).toMatchObject({ verdict: 'inconclusive', situation: 'provider-error', durationMs: 360_000 });
  });

  it('does not let a streak that begins after the duration keep it going', async () => {
    const slow = (atMs: number) =>
      atMs === 310_000 ? { ...silent, afterMs: 60_000 } : said(atMs >= 290_000 ? 0.06 : 0);
    const { result, asked } = await watch(slow, { onProviderError: 'fail' });
    expect(result).toMatchObject({ situation: 'provider-error', exit: 'fail', detectMs: undefined });
    expect(asked.at(-1)).toBe(370_000);
  });

  it('skips the slots of a slow measurement and never asks twice at a time', async () => {
    const { result, asked } = await watch(() => ({ ...silent, afterMs: 25_000 }));
    expect(asked.slice(0, 3)).toEqual([0, 30_000, 60_000]);
    expect(result).toMatchObject({ verdict: 'inconclusive', measured: 0 });
  });

  it('gives up early on a source that refuses, and only then', async () => {
    const refused: Observation = { problem: { kind: 'access', reason: 'status 401' }, instances: [] };
    expect((await watch(() => refused)).result).toMatchObject({ verdict: 'error', durationMs: 30_000 });
    const late = await watch((atMs) => (atMs < 30_000 ? refused : said(0)));
    expect(late.result).toMatchObject({ verdict: 'pass' });
    const after = await watch((atMs) => (atMs >= 30_000 ? refused : said(0)));
    expect(after.result).toMatchObject({ verdict: 'error', durationMs: 300_000 });
  });

  it('ends at once when the run is cancelled, with what was seen', async () => {
    for (const afterMs of [0, 9000]) {
      const { result, clock } = await watch(() => ({ ...said(0.06), afterMs }), {}, 25_500);
      expect(result).toMatchObject({ verdict: '', situation: 'cancelled', durationMs: 25_500, errorRate: 0.06 });
      expect(clock.elapsed()).toBe(30_500);
    }
  });

  it('lets our own defects through', async () => {
    const defect = () => {
      throw new TypeError('a defect');
    };
    await expect(watch(defect)).rejects.toThrow('a defect');
  });

  it('says one line for each change and one a minute otherwise', async () => {
    const { lines } = await watch((atMs) => {
      if (atMs >= 100_000 && atMs < 130_000) return said(0.06);
      return atMs === 200_000 ? silent : said(0.01);
    });
    expect(lines).toEqual([
      'error rate 1 %, not above 5 %',
      'still error rate 1 %, not above 5 %',
      'error rate 6 %; above 5 % for 0 ms of 2 min 00 s',
      'error rate 1 %, not above 5 %; the sustained time starts again',
      'still error rate 1 %, not above 5 %',
      'no data (provider): status 503',
      'error rate 1 %, not above 5 %',
      'still error rate 1 %, not above 5 %',
    ]);
  });

  it('always ends within duration, sustain and gap, and never passes on less than half', async () => {
    const answers = fc.array(fc.constantFrom<Observation>(said(0.01), said(0.06), said(0.06), silent), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(answers, async (list) => {
        const { result } = await watch((atMs) => list[atMs / 10_000] ?? silent);
        expect(result.durationMs).toBeLessThanOrEqual(300_000 + 120_000 + 40_000);
        if (result.verdict === 'pass') {
          expect(result.measured * 2).toBeGreaterThanOrEqual(result.planned);
          expect(result.errorRate).toBe(0.01);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('watchSource with several signals', () => {
  const cpu: WatchedSignal = {
    name: 'cpu',
    query: { form: 'value', query: '$.cpu' },
    rule: { unit: 'plain', threshold: 80, sustainMs: 60_000 },
  };
  const database: WatchedSignal = {
    name: 'database',
    query: { form: 'value', query: '$.database' },
    worst: 'lowest',
    rule: { unit: 'plain', min: 1, sustainMs: 60_000 },
  };
  const value = (level: number): Observation => ({ value: level, instances: [{ name: 'api', value: level }] });
  const none = (kind: ProblemKind): Observation => ({ problem: { kind, reason: `because of ${kind}` }, instances: [] });

  async function watchAll(answer: (atMs: number) => readonly Observation[]): Promise<WatchResult> {
    const clock = new VirtualClock();
    const world = { clock, signal: new AbortController().signal, log: { event: () => undefined } };
    return watchSource(rule, [errorRate, cpu, database], { measure: async () => answer(clock.elapsed()) }, world);
  }

  it('passes where all do', async () => {
    const result = await watchAll(() => [said(0), value(79), value(1)]);
    expect(result).toMatchObject({ verdict: 'pass', durationMs: 300_000, errorRate: 0 });
    expect(result.signals.map(({ name, verdict, last }) => [name, verdict, last])).toEqual([
      ['error-rate', 'pass', 0],
      ['cpu', 'pass', 79],
      ['database', 'pass', 1],
    ]);
  });

  it('fails as soon as one does, each by its own time', async () => {
    const result = await watchAll((atMs) => [said(0.5), value(10), value(atMs >= 20_000 ? 0 : 1)]);
    expect(result).toMatchObject({
      verdict: 'fail',
      reason: 'database: below 1 on all 7 measurements from 20.0 s to 1 min 20 s, latest 0',
      durationMs: 80_000,
      detectMs: 60_000,
    });
    expect(result.signals.map(({ verdict }) => verdict)).toEqual(['', '', 'fail']);
  });

  it('goes on for the others where one cannot be asked, and ends with the worst', async () => {
    const result = await watchAll(() => [said(0), none('query'), value(1)]);
    expect(result).toMatchObject({ verdict: 'error', reason: 'cpu: waiting will not help: because of query' });
    expect(result).toMatchObject({ durationMs: 300_000 });
    const bad = await watchAll(() => [said(0.5), none('query'), none('provider')]);
    expect(bad).toMatchObject({ verdict: 'fail', durationMs: 120_000 });
  });

  it('takes what was not answered for a question that the source does not know', async () => {
    expect(await watchAll(() => [said(0), value(1)])).toMatchObject({ verdict: 'error' });
  });
});

it('measures a source at the pace of its data, and begins when it can have some', async () => {
  const clock = new VirtualClock();
  const asked: number[] = [];
  const source = {
    pace: { bucketMs: 60_000, lateMs: 120_000 },
    measure: async () => {
      asked.push(clock.elapsed());
      return [said(0.01)];
    },
  };
  const world = { clock, signal: new AbortController().signal, log: { event: () => undefined } };
  const result = await watchSource({ ...rule, intervalMs: 70_000 }, [errorRate], source, world);
  expect(asked).toEqual([240_000, 360_000, 480_000]);
  expect(result).toMatchObject({ verdict: 'pass', planned: 3, measured: 3, durationMs: 480_000 });
});

it('names all that is bad at once, and of the rest the worst', () => {
  const named = (name: string, verdict: 'fail' | 'pass' | 'inconclusive') => {
    const situation = ({ fail: 'exceeded', pass: 'within', inconclusive: 'no-data' } as const)[verdict];
    const counts = { requests: undefined, errors: undefined, detectMs: undefined, planned: 1, measured: 1 };
    const level = { last: 1, worst: 1, bounds: {}, sustainMs: 0, measurements: [] };
    return { name, form: 'value' as const, verdict, situation, reason: `${name} was ${verdict}`, ...level, ...counts };
  };
  const reasonOf = (...signals: ReturnType<typeof named>[]) => conclusion(signals, false).reason;
  expect(reasonOf(named('cpu', 'fail'), named('memory', 'pass'), named('latency', 'fail'))).toBe(
    'cpu: cpu was fail; and latency: latency was fail',
  );
  expect(reasonOf(named('cpu', 'pass'), named('memory', 'inconclusive'))).toBe('memory: memory was inconclusive');
  expect(reasonOf(named('cpu', 'fail'))).toBe('cpu was fail');
});

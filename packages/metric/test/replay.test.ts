import { VirtualClock } from '@deploy-actions/clock';
import { replay, type WatchRecord, watchSource } from '@deploy-actions/metric';
import fc from 'fast-check';
import { errorRate, rule } from './measurements';

/** One measurement each 10 s; undefined is no answer. */
function recorded(ratios: readonly (number | undefined)[]): WatchRecord {
  const measurements = ratios.map((ratio, slot) => {
    const reading = ratio === undefined ? { problem: { kind: 'provider' as const, reason: 'x' } } : { ratio };
    return { atMs: slot * 10_000, tookMs: 0, ...reading, instances: [{ name: 'a', ...reading }] };
  });
  return { intervalMs: 10_000, durationMs: 300_000, signals: [{ name: 'error-rate', form: 'ratio', measurements }] };
}

describe('replay', () => {
  it('says what another rule would have said, and when', () => {
    const record = recorded(Array.from({ length: 31 }, (_, slot) => (slot >= 10 ? 0.04 : 0)));
    expect(replay(rule, [errorRate], record)).toMatchObject({ verdict: 'pass', durationMs: 300_000 });
    const strict = { ...errorRate, rule: { ...errorRate.rule, threshold: 0.03, sustainMs: 60_000 } };
    expect(replay(rule, [strict], record)).toMatchObject({ verdict: 'fail', durationMs: 160_000, detectMs: 60_000 });
  });

  it('ends with the record, and tells what is not in it', () => {
    const record = recorded([0.06, 0.06, 0.06]);
    expect(replay(rule, [errorRate], record)).toMatchObject({ verdict: 'inconclusive', durationMs: 20_000 });
    expect(replay(rule, [{ ...errorRate, name: 'cpu' }], record)).toEqual({ missing: ['cpu'] });
  });

  it('does not pass what was watched for a part of the time only', () => {
    const early = recorded([0.04, 0.04, 0.04, 0.04]);
    const after = 'the measurements after it are unknown';
    expect(replay(rule, [errorRate], early)).toMatchObject({
      verdict: 'inconclusive',
      reason: `the record ends at 30.0 s of 5 min 00 s; ${after}`,
    });
    const strict = { ...errorRate, rule: { ...errorRate.rule, threshold: 0.03, sustainMs: 20_000 } };
    expect(replay(rule, [strict], early)).toMatchObject({ verdict: 'fail', durationMs: 20_000 });
    expect(replay({ ...rule, durationMs: 30_000 }, [errorRate], early)).toMatchObject({ verdict: 'pass' });
    const unfinished = { ...rule, durationMs: 30_000, onNoData: 'pass' } as const;
    expect(replay(unfinished, [errorRate], recorded([0, 0, 0, 0.06]))).toMatchObject({
      verdict: 'inconclusive',
      reason: `the record ends at 30.0 s, in an unfinished bad streak; ${after}`,
    });
  });

  it('finds the gap that the watch found', () => {
    const record = recorded(Array.from({ length: 31 }, (_, slot) => (slot > 9 && slot < 14 ? undefined : 0)));
    expect(replay({ ...rule, onGap: 'fail' }, [errorRate], record)).toMatchObject({
      verdict: 'inconclusive',
      situation: 'gap',
      policy: 'on-gap',
      reason: expect.stringContaining('no data from 1 min 30 s to 2 min 20 s'),
    });
  });

  it('believes the fail of a record that ends just after a reset: nothing will come that could tell', () => {
    const measurements = Array.from({ length: 13 }, (_, slot) => {
      const reading = { ratio: 0.5, errors: 5, total: 10 };
      const mark = slot === 12 ? { reset: true as const } : {};
      return { atMs: slot * 10_000, tookMs: 0, ...reading, instances: [{ name: 'a', ...reading, ...mark }] };
    });
    const signals = [{ name: 'error-rate', form: 'counters' as const, measurements }];
    const found = replay(rule, [errorRate], { intervalMs: 10_000, durationMs: 300_000, signals });
    expect(found).toMatchObject({ verdict: 'fail', situation: 'exceeded' });
  });

  it('judges a whole record by rules for a longer time, too', () => {
    const record = recorded(Array.from({ length: 31 }, () => 0));
    expect(replay({ ...rule, durationMs: 600_000 }, [errorRate], record)).toMatchObject({ verdict: 'pass' });
  });

  it('tests as the watch did, although that ended sooner than planned', () => {
    const tested = {
      ...errorRate,
      query: { form: 'counters', errors: 'e', total: 't' },
      rule: { ...errorRate.rule, sustainMs: 300_000 },
    } as const;
    const sequential = { ...rule, method: 'sequential', falseAlarm: 0.001, earlyPass: true } as const;
    const measurements = Array.from({ length: 8 }, (_, slot) => {
      const reading = { ratio: 0, errors: 0, total: 5000 };
      return { atMs: slot * 10_000, tookMs: 0, ...reading, instances: [{ name: 'a', ...reading }] };
    });
    const signals = [{ name: 'error-rate', form: 'counters' as const, measurements }];
    const record: WatchRecord = { intervalMs: 10_000, durationMs: 300_000, signals };
    // Half of five minutes have not gone by: no early pass.
    expect(replay(sequential, [tested], record)).toMatchObject({ durationMs: 70_000 });
  });

  it('says by the same rules what the watch itself has said', async () => {
    const answer = fc.constantFrom(0, 0.06, 0.06, 0.06, undefined);
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 60, maxLength: 60 }), async (ratios) => {
        const record = recorded(ratios);
        const clock = new VirtualClock();
        const measurements = record.signals[0]?.measurements ?? [];
        const source = { measure: async () => measurements.slice(clock.elapsed() / 10_000).slice(0, 1) };
        const world = { clock, signal: new AbortController().signal, log: { event: () => undefined } };
        const watched = await watchSource(rule, [errorRate], source, world);
        const { verdict, reason, durationMs, detectMs } = watched;
        expect(replay(rule, [errorRate], record)).toMatchObject({ verdict, reason, durationMs, detectMs });
      }),
      { numRuns: 100 },
    );
  });
});

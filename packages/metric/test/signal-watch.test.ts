import type { WatchedSignal, WatchRule } from '@deploy-actions/metric';
import { combine, type InstanceReading } from '@deploy-actions/source';
import { SignalWatch } from '../src/signal-watch';
import { counted, measurement, rule } from './measurements';

const quiet = () => undefined;
const tested: WatchedSignal = {
  name: 'error-rate',
  query: { form: 'counters', errors: 'e', total: 't' },
  rule: { unit: 'ratio', threshold: 0.015, limit: 0.04, sustainMs: 280_000 },
};

function fed(watch: SignalWatch, slots: number, reading: (slot: number) => ReturnType<typeof counted>): SignalWatch {
  for (let slot = 1; slot <= slots && !watch.judgement; slot++) watch.add(reading(slot), slot * 10_000);
  return watch;
}

it('does not pass early in a streak that its rule calls bad', () => {
  const both: WatchRule = { ...rule, method: 'both', falseAlarm: 0.001, earlyPass: true };
  const bad = fed(new SignalWatch(tested, both, quiet), 30, (slot) => counted(slot * 10_000, 20, 1000));
  expect(bad.judgement).toMatchObject({ verdict: 'fail', situation: 'exceeded' });
  const good = fed(new SignalWatch(tested, both, quiet), 30, (slot) => counted(slot * 10_000, 1, 1000));
  expect(good.judgement).toMatchObject({ verdict: 'pass' });
});

it('does not pass early after a gap, nor in a silence', () => {
  const both: WatchRule = { ...rule, method: 'sequential', falseAlarm: 0.001, earlyPass: true };
  const silent = (slot: number) => measurement(slot * 10_000, 'provider');
  const good = (slot: number) => counted(slot * 10_000, 1, 1000);
  const gap = fed(new SignalWatch(tested, both, quiet), 30, (slot) => (slot > 4 && slot < 9 ? silent : good)(slot));
  expect(gap.judgement).toBeUndefined();
  gap.end();
  expect(gap.judgement).toMatchObject({ verdict: 'inconclusive', situation: 'gap' });
  const short = fed(new SignalWatch(tested, both, quiet), 30, (slot) => (slot > 4 && slot < 7 ? silent : good)(slot));
  expect(short.judgement).toMatchObject({ verdict: 'pass', reason: expect.stringContaining('early pass') });
});

it('fails for an instance below the least, although another is at the most', () => {
  const bounds = { unit: 'plain', min: 10, threshold: 100, sustainMs: 60_000 } as const;
  const watch = new SignalWatch({ name: 'free', query: { form: 'value', query: '$.free' }, rule: bounds }, rule, quiet);
  const readings: InstanceReading[] = [
    { name: 'a', value: 50 },
    { name: 'b', value: 0 },
  ];
  for (let slot = 0; slot <= 6; slot++) {
    watch.add({ atMs: slot * 10_000, tookMs: 0, ...combine(readings) }, slot * 10_000);
  }
  expect(watch.judgement).toMatchObject({ verdict: 'fail', situation: 'exceeded' });
  expect(watch.result()).toMatchObject({ last: 0, worst: 0 });
});

it('does not pass at the end what fails more often than may, where a test alone decides', () => {
  const rate = (errors: number, method: 'sequential' | 'both') => {
    const watch = new SignalWatch(tested, { ...rule, method, falseAlarm: 0.001 }, quiet);
    fed(watch, 29, (slot) => counted(slot * 10_000, slot < 4 ? errors : 0, slot < 4 ? 100 : 1));
    watch.add(counted(300_000, 0, 1), 300_000);
    watch.end();
    return watch.judgement;
  };
  expect(rate(6, 'sequential')).toMatchObject({
    verdict: 'inconclusive',
    situation: 'low-traffic',
    reason: expect.stringMatching(/^5.5 % of 327 requests failed, more than the 4 % .* too few to prove it/),
  });
  expect(rate(4, 'sequential')).toMatchObject({ verdict: 'pass' });
  // Beside the rule, which knows that it was never bad for long, the test can only add a fail.
  expect(rate(6, 'both')).toMatchObject({ verdict: 'pass' });
});

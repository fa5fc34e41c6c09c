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
    reason: expect.stringMatching(/^5.5 % of 327 requests failed, more than the allowed 4 % .* too few to prove it/),
  });
  expect(rate(4, 'sequential')).toMatchObject({ verdict: 'pass' });
  // Beside the rule, which knows that it was never bad for long, the test can only add a fail.
  expect(rate(6, 'both')).toMatchObject({ verdict: 'pass' });
});

it('says a fail that is held when there is no time to wait for what would take it back', () => {
  const sequential: WatchRule = { ...rule, method: 'sequential', falseAlarm: 0.001 };
  const watch = new SignalWatch(tested, sequential, quiet);
  for (let slot = 0; slot <= 28; slot += 2) watch.add(counted(slot * 10_000, 0, 100), slot * 10_000 + 15_000);
  const { instances, ...last } = counted(300_000, 50, 100);
  watch.add({ ...last, instances: instances.map((each) => ({ ...each, reset: true })) }, 315_000);
  expect(watch.mustGoOn()).toBe(true);
  // Every answer takes longer than an interval: by now three measurements had room, and one was taken.
  watch.add(counted(330_000, 0, 100), 345_000);
  expect(watch.judgement).toBeUndefined();
  watch.end();
  expect(watch.judgement).toMatchObject({ verdict: 'fail', situation: 'exceeded' });
  expect(watch.result().detectMs).toBe(45_000);
});

it('does not pass early where an instance was silent for longer than a gap by then', () => {
  const early: WatchRule = { ...rule, method: 'sequential', falseAlarm: 0.001, earlyPass: true };
  const silentFrom =
    (from: number, to = 99) =>
    (slot: number) => {
      const good: InstanceReading = { name: 'b', ratio: 0, errors: 0, total: 500 };
      const silent: InstanceReading = { name: 'b', problem: { kind: 'provider', reason: 'refused' } };
      const both = combine([{ ...good, name: 'a' }, slot < from || slot >= to ? good : silent]);
      return { atMs: slot * 10_000, tookMs: 0, ...both };
    };
  const recent = fed(new SignalWatch(tested, early, quiet), 15, silentFrom(13));
  expect(recent.judgement).toMatchObject({ verdict: 'pass' });
  const dead = fed(new SignalWatch(tested, early, quiet), 16, silentFrom(9));
  expect(dead.judgement).toBeUndefined();
  expect(fed(new SignalWatch(tested, early, quiet), 20, silentFrom(6, 8)).judgement?.verdict).toBe('pass');
  expect(fed(new SignalWatch(tested, early, quiet), 20, silentFrom(6, 9)).judgement).toBeUndefined();
});

import { neverMatched } from '@deploy-actions/metric';
import { SignalWatch } from '../src/signal-watch';
import { counted, errorRate, measurement, rule } from './measurements';

const unmatched = (atMs: number) => {
  const seen = counted(atMs, 0, 10);
  return { ...seen, instances: seen.instances.map((each) => ({ ...each, errorsUnmatched: true as const })) };
};

it('is so only where something was counted, and nothing ever matched', () => {
  expect(neverMatched({ measurements: [measurement(0, 'missing'), unmatched(10_000)] })).toBe(true);
  expect(neverMatched({ measurements: [unmatched(0), counted(10_000, 0, 10)] })).toBe(false);
  expect(neverMatched({ measurements: [measurement(0, 'missing')] })).toBe(false);
});

it.each([
  [unmatched, true],
  [(atMs: number) => counted(atMs, 0, 10), false],
])('a pass says that no error was ever matched: %#', (found, said) => {
  const signal = { ...errorRate, query: { form: 'counters', errors: 'e', total: 't' } } as const;
  const watch = new SignalWatch(signal, { ...rule, durationMs: 30_000 }, () => undefined);
  for (const atMs of [0, 10_000, 20_000, 30_000]) watch.add(found(atMs), atMs);
  watch.end();
  expect(watch.result().verdict).toBe('pass');
  expect(watch.result().reason.includes('errors never matched a series: check the selector')).toBe(said);
});

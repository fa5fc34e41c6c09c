import { asRecorded, neverLong } from '../src/never-long';
import { settings } from './results';

const recorded = (form: 'ratio' | 'counters', ...atsMs: number[]) => ({
  intervalMs: 10_000,
  durationMs: 60_000,
  signals: [
    { name: 'error-rate', form, measurements: atsMs.map((atMs) => ({ atMs, tookMs: 1, ratio: 0, instances: [] })) },
  ],
});

it('tells of a sustained time that the record has no room for', () => {
  const { rule, signals } = settings();
  expect(neverLong({ rule, signals }, recorded('ratio', 0, 120_000))).toEqual([]);
  expect(neverLong({ rule, signals }, recorded('ratio', 10_000, 120_000))).toEqual([
    'sustain is 2 min 00 s, but the data of the record spans 1 min 50 s: its rule can never fail here.',
  ]);
  // A test sustains nothing.
  expect(neverLong({ rule: { ...rule, method: 'sequential' }, signals }, recorded('counters', 0))).toEqual([]);
});

it('takes for counted what was counted', () => {
  const { signals } = settings();
  expect(asRecorded(signals, recorded('counters', 0))[0]?.query.form).toBe('counters');
  expect(asRecorded(signals, recorded('ratio', 0))).toEqual(signals);
});

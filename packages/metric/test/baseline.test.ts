import { baselineOf, emptyTally, observe, plannedMeasurements, type SignalResult } from '@deploy-actions/metric';
import type { Measurement } from '@deploy-actions/source';
import { parseBaseline } from '../src/parse-baseline';
import { counted, measurement, rule } from './measurements';

const when = { endedAt: '2026-01-01T00:00:00.000Z', durationMs: 300_000, intervalMs: 10_000 };

function result(form: SignalResult['form'], measurements: Measurement[]): SignalResult {
  const tally = measurements.reduce((before, next) => observe(rule, before, next), emptyTally(form));
  const { requests, errors, measured } = tally;
  const planned = plannedMeasurements(rule, form);
  const judged = {
    verdict: 'pass',
    situation: 'within',
    reason: '',
    bounds: {},
    sustainMs: 0,
    detectMs: undefined,
  } as const;
  return { name: 'error-rate', form, ...judged, last: 0, worst: 0, requests, errors, planned, measured, measurements };
}

describe('baselineOf', () => {
  it('weighs requests where they are counted, and says how they vary', () => {
    const windows = [0, 0, 20, 0, 0, 20].map((errors, at) => counted(at * 10_000, errors, 1000));
    const [signal] = baselineOf([result('counters', windows)], when).signals;
    expect(signal).toMatchObject({ level: 0.00666666667, errors: 40, total: 6000, measured: 6 });
    expect(signal?.dispersion).toBeGreaterThan(10);
  });

  it('is the mean of what is not counted', () => {
    const levels = [0.01, 0.03, 'provider' as const].map((found, at) => measurement(at * 10_000, found));
    expect(baselineOf([result('ratio', levels)], when).signals).toEqual([
      { name: 'error-rate', form: 'ratio', level: 0.02, measured: 2 },
    ]);
  });

  it('leaves out what was not measured often enough', () => {
    const seldom: SignalResult = { ...result('ratio', [measurement(0, 0.01)]), situation: 'no-data' };
    expect(baselineOf([seldom], when).signals).toEqual([]);
  });

  it('is read as it was written, by itself and in a report, and fits a job output', () => {
    const baseline = baselineOf([result('counters', [counted(0, 1, 10)])], when);
    expect(parseBaseline(JSON.stringify(baseline))).toEqual(baseline);
    expect(parseBaseline(JSON.stringify({ schema: 'a report', baseline }))).toEqual(baseline);
    const many = { ...baseline, signals: Array.from({ length: 20 }, () => baseline.signals[0]) };
    expect(JSON.stringify(many).length).toBeLessThan(4096);
  });
});

import { baselineOf } from '@deploy-actions/metric';
import { dispersedWords } from '../src/dispersed';
import { signal } from './results';

it('asks about a baseline from 4 times the variance on, and names a signal that is not the error rate', () => {
  expect(dispersedWords([{ name: 'error-rate', dispersion: 3.99 }, { name: 'error-rate' }])).toEqual([]);
  expect(dispersedWords([{ name: 'error-rate', dispersion: 4 }])).toEqual([
    'Errors varied 4 times as much as independent requests would in the baseline, perhaps because of an outage. A sequential test against this baseline is about that much slower: record a new baseline.',
  ]);
  expect(dispersedWords([{ name: 'pay', dispersion: 123.456 }])).toEqual([
    expect.stringMatching(/^Errors of pay varied 120 times/),
  ]);
});

describe('a baseline of two minutes at 50 requests a second', () => {
  const taken = (errorsAt: (slot: number) => number) => {
    const measurements = Array.from({ length: 24 }, (_, slot) => {
      const counts = { ratio: errorsAt(slot) / 250, errors: errorsAt(slot), total: 250 };
      return { atMs: slot * 5000, tookMs: 1, ...counts, instances: [{ name: 'api', ...counts }] };
    });
    const errors = measurements.reduce((sum, each) => sum + each.errors, 0);
    const result = signal({ form: 'counters', measurements, errors, requests: 24 * 250, measured: 24 });
    return baselineOf([result], { endedAt: '', durationMs: 120_000, intervalMs: 5000 }).signals;
  };

  it('is suspected for an outage of 10 s in it', () => {
    expect(dispersedWords(taken((slot) => (slot === 10 || slot === 11 ? 125 : 1)))).toHaveLength(1);
  });

  it('is not suspected for errors that come and go', () => {
    expect(dispersedWords(taken((slot) => [0, 1, 2, 1, 3, 1][slot % 6] ?? 0))).toEqual([]);
  });
});

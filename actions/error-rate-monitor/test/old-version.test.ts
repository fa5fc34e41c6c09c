import type { Measurement } from '@deploy-actions/source';
import { oldVersion, oldVersionWords } from '../src/old-version';
import { signal } from './results';

const at = (control?: NonNullable<Measurement['control']>): Measurement => ({
  atMs: 0,
  tookMs: 0,
  ratio: 0,
  instances: [],
  ...(control && { control }),
});
const seen = [
  at(),
  at({ errors: 1, total: 140, fresh: { errors: 2, total: 130 } }),
  at({ errors: 1, total: 200, fresh: { errors: 3, total: 200 } }),
];

it('adds up what both versions counted over the same time', () => {
  const signals = [signal({ measurements: seen })];
  expect(oldVersion(signals)).toEqual({ old: { errors: 2, requests: 340 }, fresh: { errors: 5, requests: 330 } });
  expect(oldVersionWords(signals)).toBe('2 of 340 requests failed (0.59 %), and 5 of 330 of the new one (1.52 %)');
});

it('has no share of nothing, and says nothing where nothing was compared', () => {
  const none = [signal({ measurements: [at({ errors: 0, total: 0, fresh: { errors: 0, total: 0 } })] })];
  expect(oldVersionWords(none)).toBe('0 of 0 requests failed, and 0 of 0 of the new one');
  expect(oldVersionWords([signal()])).toBeUndefined();
});

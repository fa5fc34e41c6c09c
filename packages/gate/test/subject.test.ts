import type { CheckSettings } from '../src/settings';
import { expectsVersion, hostOf, subjectOf } from '../src/subject';
import { settings } from './fake-service';

function check(given: Parameters<typeof settings>[1] = {}): CheckSettings {
  const [only] = settings(['web'], given).checks;
  if (only === undefined) throw new Error('no check');
  return only;
}

it('subjectOf shows no query', () => {
  const { probe } = check();
  if (!('request' in probe)) throw new Error('no HTTP');
  const request = { ...probe.request, url: 'https://a.example/h?token=x' };
  expect(subjectOf({ ...probe, request })).toBe('https://a.example/h');
});

it('expectsVersion', () => {
  expect([expectsVersion(check().probe), expectsVersion(check({ version: 'v2' }).probe)]).toEqual([false, true]);
});

it('hostOf is the host that is asked from, else the one that is asked', () => {
  expect([hostOf(check()), hostOf(check({ host: 'web-1' }))]).toEqual(['127.0.0.1', 'web-1']);
});

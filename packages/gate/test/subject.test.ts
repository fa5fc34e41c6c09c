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

describe('of a check that is no URL', () => {
  const place = { host: '2001:db8::1', port: 443, via: undefined, timeoutMs: 1 };
  const tls = { kind: 'tls', ...place, serverName: 'a', minDays: undefined, ca: undefined } as const;
  const dns = { kind: 'dns', name: 'a.example', record: 'MX', expected: [], server: undefined, timeoutMs: 1 } as const;
  const { probe } = check({ version: 'v2' });
  if (!('request' in probe)) throw new Error('no HTTP');
  const { expect: expected } = probe;
  const command = {
    kind: 'command',
    command: 'one\ntwo',
    via: 'deploy@web-1',
    expectExit: 0,
    expect: expected,
    timeoutMs: 1,
  } as const;

  it.each([
    [{ ...check(), probe: tls }, 'tls://[2001:db8::1]:443', '2001:db8::1', false],
    [
      { ...check(), probe: { kind: 'tcp', ...place, host: 'db', expectBody: undefined } as const },
      'tcp://db:443',
      'db',
      false,
    ],
    [{ ...check(), probe: dns }, 'dns:MX a.example', 'a.example', false],
    [{ ...check(), probe: command, host: 'web-1' }, 'command: one', 'web-1', true],
  ])('%#: %s', (settingsOfOne, subject, host, hasVersion) => {
    expect(subjectOf(settingsOfOne.probe)).toBe(subject);
    expect(hostOf(settingsOfOne)).toBe(host);
    expect(expectsVersion(settingsOfOne.probe)).toBe(hasVersion);
  });
});

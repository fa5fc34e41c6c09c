import { initialState } from '../src/check-state';
import type { CheckResult } from '../src/gate-result';
import { checkReason, commonVersion, gateReason, wasFailing } from '../src/reason';
import type { Undecided, Verdict } from '../src/verdict';
import { last, observation } from './observations';

function check(name: string, verdict: Verdict | Undecided): CheckResult {
  return {
    name,
    kind: 'http',
    url: '',
    verdict,
    attempts: 1,
    failures: 0,
    ownFaults: 0,
    daysLeft: null,
    lastStatus: null,
    version: '',
    answered: 0,
    p50Ms: null,
    p99Ms: null,
    reason: `why ${name}`,
    decidedAt: '',
    evidence: [],
  };
}

describe('gateReason', () => {
  it.each<[Verdict | Undecided, Undecided | Verdict, string]>([
    ['healthy', 'healthy', '2 of 2 checks healthy, soaked for 10.0 s'],
    ['unhealthy', 'healthy', 'a: why a; 1 of 2 checks healthy'],
    ['inconclusive', 'healthy', 'a: why a; 1 of 2 checks healthy'],
    ['', 'healthy', 'cancelled before the verdict; 1 of 2 checks healthy'],
  ])('%s', (verdict, other, reason) => {
    const quorum = { units: [verdict, other], unit: 'checks', needed: 2, soakMs: 10_000 } as const;
    expect(gateReason(verdict, [check('a', verdict), check('b', other)], quorum)).toBe(reason);
  });

  it('names three culprits and counts the others', () => {
    const checks = ['a', 'b', 'c', 'd', 'e'].map((name) => check(name, 'unhealthy'));
    const units = checks.map(({ verdict }) => verdict);
    expect(gateReason('unhealthy', checks, { units, unit: 'checks', needed: 4, soakMs: 0 })).toBe(
      'a: why a; b: why b; c: why c; and 2 more; 0 of 5 checks healthy (4 needed)',
    );
  });
});

describe('commonVersion, of members of several versions', () => {
  it('is none', () => {
    expect(commonVersion([{ version: 'v2' }, { version: '', versions: { v1: 3, v2: 6 } }])).toBe('');
  });
});

describe('wasFailing', () => {
  it.each([
    ['', '-', true],
    ['', '+', false],
    ['', '?', false],
    ['unhealthy', '-', false],
    ['', '', false],
  ] as const)('%j, seen last as %j: %s', (verdict, sign, failing) => {
    const evidence = sign === '' ? [] : [observation(sign)];
    expect(wasFailing({ ...check('a', verdict), evidence })).toBe(failing);
  });
});

describe('checkReason', () => {
  it.each([
    [initialState, 'undecided: no answer yet'],
    [last('+'), 'undecided: status 200'],
    [last('?'), 'undecided: no name'],
    [last('+-'), 'failing when the gate ended: refused'],
    [last('++'), 'healthy after 2 probes: status 200'],
    [last('++--'), 'healthy after 2 probes: status 200; failing when the gate ended (2 in a row): refused'],
    [last('++---'), '3 failures in a row: refused'],
  ])('%#: %s', (state, reason) => {
    expect(checkReason(state)).toBe(reason);
  });
});

describe('commonVersion', () => {
  it.each([
    [['v2', 'v2'], 'v2'],
    [['v2', ''], 'v2'],
    [['v1', 'v2'], ''],
    [['', ''], ''],
    [[], ''],
  ])('%j', (versions, version) => {
    expect(commonVersion(versions.map((one) => ({ version: one })))).toBe(version);
  });
});

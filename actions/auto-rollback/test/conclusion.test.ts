import { UserError } from '@deploy-actions/error';
import type { HostRow } from '@deploy-actions/fleet';
import { concludeFleet, concludeGate } from '../src/conclusion';

function row(verdict: HostRow['verdict'], code: HostRow['code'] = ''): HostRow {
  return {
    host: 'a',
    verdict,
    version: 'v1',
    release: 'v1',
    previousVersion: 'v2',
    code,
    message: 'm',
    exitCode: 0,
    stdout: '',
    durationMs: 1,
  };
}

const failure = new UserError('NO_PREVIOUS_RELEASE', 'no way back');

const unreached = { ...row('failed', 'CONNECT_FAILED'), version: 'unknown' };

describe('concludeFleet', () => {
  const rows: [string, string, HostRow[], boolean, string][] = [
    ['every host went back', 'rolled-back', [row('rolled-back')], false, 'rolled-back'],
    ['every host is to be left alone', 'unchanged', [row('unchanged')], false, 'not-needed'],
    ['no host has a way back', 'refused', [row('failed', 'NO_PREVIOUS_RELEASE')], false, 'refused'],
    ['one host has no way back, another went', 'failed', [row('rolled-back'), row('failed')], false, 'failed'],
    ['a host is unreachable', 'not-deployed', [unreached], false, 'failed'],
    ['a host is unreachable, another went back', 'failed', [row('rolled-back'), unreached], false, 'failed'],
    ['the deploy changed nothing, and no host is reachable', 'not-deployed', [unreached], true, 'not-needed'],
    [
      'the deploy changed nothing, one host is unreachable and one is left alone',
      'not-deployed',
      [unreached, row('unchanged')],
      true,
      'not-needed',
    ],
    [
      'the deploy changed nothing, but a host that is there had to go back and could not',
      'not-deployed',
      [unreached, row('failed', 'COMMAND_FAILED')],
      true,
      'failed',
    ],
    [
      'the deploy changed nothing, but a host that had to go back is locked by another run',
      'not-deployed',
      [row('failed', 'LOCKED')],
      true,
      'failed',
    ],
    ['the deploy changed nothing, but a host went back', 'failed', [row('rolled-back'), unreached], true, 'failed'],
    ['the deploy changed nothing, but a host has no way back', 'refused', [row('failed')], true, 'refused'],
  ];

  it.each(rows)('%s: from %s', (_why, verdict, hosts, changedNothing, expected) => {
    expect(concludeFleet({ verdict, rows: hosts, failure }, changedNothing).verdict).toBe(expected);
  });

  it('notes which hosts could not be asked, and why the others are left alone', () => {
    const hosts = [unreached, { ...row('unchanged'), host: 'b', message: 'it is good' }];
    expect(concludeFleet({ verdict: 'not-deployed', rows: hosts, failure }, true).reason).toBe(
      'the deploy of this run changed nothing, and a (CONNECT_FAILED) could not be reached; b: it is good',
    );
  });

  it('says nothing about the release where it was cancelled before anything moved', () => {
    const cancelled = new UserError('CANCELLED', 'cancelled');
    expect(concludeFleet({ verdict: '', rows: [row('failed', 'CANCELLED')], failure: cancelled }).verdict).toBe('');
  });

  it('takes a plan that could not be made for no rollback', () => {
    const unreachable = new UserError('CONNECT_FAILED', 'a: nothing listens on that port.');
    const result = { verdict: '', rows: [row('failed', 'CONNECT_FAILED')], failure: unreachable };
    expect(concludeFleet(result)).toEqual({ verdict: '', reason: 'a: nothing listens on that port.' });
  });

  it('is a failure where it was cancelled between the swap and the check of the old release', () => {
    const cancelled = new UserError('CANCELLED', 'cancelled');
    const result = { verdict: 'failed', rows: [row('failed', 'CANCELLED')], failure: cancelled };
    expect(concludeFleet(result).verdict).toBe('failed');
  });
});

describe('concludeGate', () => {
  it.each([
    ['healthy', 'rolled-back'],
    ['unhealthy', 'not-recovered'],
    ['inconclusive', 'not-recovered'],
    ['', 'not-recovered'],
  ])('after %s it is %s: never measured is never a pass', (gate, verdict) => {
    expect(concludeGate(gate, 'r').verdict).toBe(verdict);
  });
});

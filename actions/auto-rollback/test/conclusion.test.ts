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

describe('concludeFleet', () => {
  it.each([
    ['every host went back', { verdict: 'rolled-back', rows: [row('rolled-back')] }, 'rolled-back'],
    ['another version is live by now', { verdict: 'unchanged', rows: [row('unchanged')] }, 'not-needed'],
    ['no host has a way back', { verdict: 'failed', rows: [row('failed', 'NO_PREVIOUS_RELEASE')], failure }, 'refused'],
    [
      'one host has no way back, another went',
      { verdict: 'failed', rows: [row('rolled-back'), row('failed', 'NO_PREVIOUS_RELEASE')], failure },
      'failed',
    ],
    ['the way back is closed', { verdict: 'failed', rows: [row('failed', 'IRREVERSIBLE')], failure }, 'refused'],
    ['no host may be touched', { verdict: 'failed', rows: [row('untouched')], failure }, 'refused'],
    ['a host is unreachable', { verdict: 'failed', rows: [row('failed', 'CONNECT_TIMEOUT')], failure }, 'failed'],
  ])('%s', (_why, result, verdict) => {
    expect(concludeFleet(result).verdict).toBe(verdict);
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

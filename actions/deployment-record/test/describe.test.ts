import fc from 'fast-check';
import { cut, describeFinish, describeStart } from '../src/describe';
import { STATUSES } from '../src/inputs';

describe('descriptions', () => {
  it.each([
    [describeStart({ kind: 'deploy', version: 'v2' }), 'Deploying v2'],
    [describeStart({ kind: 'rollback', version: 'v1' }), 'Rolling back to v1'],
    [describeFinish('success', { kind: 'hotfix', version: 'v2' }), 'Hotfixed with v2'],
    [describeFinish('failure', { kind: 'deploy', version: 'v2' }), 'Deploy of v2 failed'],
    [
      describeFinish('failure', { kind: 'deploy', version: 'v2', neverLive: true }),
      'Deploy of v2 ended before it went live',
    ],
    [describeFinish('cancelled', { kind: 'rollback', version: 'v1' }), 'Rollback to v1 was cancelled'],
    [
      describeFinish('rolled-back', { kind: 'deploy', version: 'v2', liveVersion: 'v1' }),
      'Rolled back to v1: v2 was bad',
    ],
    [describeFinish('rolled-back', { kind: 'deploy', version: 'v2', liveVersion: '' }), 'Rolled back: v2 was bad'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  it('are never longer than GitHub allows, and never cut inside a character', () => {
    const version = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(version, version, fc.constantFrom(...STATUSES), (a, b, status) => {
        const text = describeFinish(status, { kind: 'deploy', version: a, liveVersion: b });
        expect([...text].length).toBeLessThanOrEqual(140);
        expect(Buffer.from(text).toString()).toBe(text);
      }),
    );
    expect(cut('x'.repeat(141))).toBe(`${'x'.repeat(139)}…`);
    expect(cut('x'.repeat(140))).toBe('x'.repeat(140));
  });
});

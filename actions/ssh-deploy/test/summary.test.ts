import { UserError } from '@deploy-actions/error';
import type { HostRow } from '@deploy-actions/fleet';
import type { Inputs, Operation } from '../src/inputs';
import { summaryOf } from '../src/summary';

const row: HostRow = {
  host: 'web1',
  verdict: 'deployed',
  version: 'v2',
  release: 'v2',
  previousVersion: 'v1',
  code: '',
  message: '',
  exitCode: 0,
  stdout: '',
  durationMs: 12,
};

function first(operation: Operation, verdict: string, more: Partial<HostRow> = {}, failure?: UserError): string {
  const inputs = { operation, environment: 'production' } as Inputs;
  const result = { verdict, rows: [{ ...row, ...more }] };
  return summaryOf(inputs, result, { version: 'v2', durationMs: 5, failure }).split('\n')[0] ?? '';
}

describe('summaryOf', () => {
  it.each([
    ['deploy', 'deployed', '### 🚀 Deployed: v2 to production'],
    ['deploy', 'unchanged', '### ✅ Nothing to do: already live: v2 to production'],
    ['status', 'unchanged', '### 📋 Status'],
    ['unlock', 'unchanged', '### 🔓 No lock remains'],
    ['rollback', 'planned', '### 📝 Plan (nothing was changed)'],
    ['abort', 'unchanged', '### ✅ Ended; the live version is good and stays: v2 to production'],
    ['abort', 'rolled-back', '### ↩️ Aborted, and back on the last good release: v2 to production'],
  ] as const)('begins %s, %s, with %s', (operation, verdict, line) => {
    expect(first(operation, verdict)).toBe(line);
  });

  it('says that nothing is live where a first deploy failed', () => {
    expect(first('deploy', 'reverted', { verdict: 'reverted', version: '' })).toBe(
      '### ⏪ Failed, and nothing is live, as before: v2 to production',
    );
    expect(first('deploy', 'reverted', { verdict: 'reverted', version: 'v1' })).toContain('runs its previous release');
  });

  it('shouts in its first line where a host could not go back, or none may', () => {
    expect(first('deploy', 'failed', { code: 'ROLLBACK_FAILED' })).toContain('A HOST COULD NOT GO BACK');
    const failure = new UserError('HEALTH_FAILED', 'unhealthy');
    const stuck = { verdict: 'failed', rows: [row], isStuckForward: true };
    const inputs = { operation: 'deploy', environment: '' } as Inputs;
    expect(summaryOf(inputs, stuck, { version: 'v2', durationMs: 5, failure })).toContain(
      'not reverted: the release is irreversible',
    );
  });

  it('does not call cancelled what could not be done', () => {
    expect(first('unlock', '', {}, new UserError('LOCKED', 'a step runs'))).toBe('### 🔴 Not done');
    expect(first('deploy', '', { verdict: 'untouched' }, new UserError('CANCELLED', 'cancelled'))).toContain(
      'Cancelled before',
    );
  });

  it.each([
    ['deploy', 'deployed', '### ⚠️ Deployed on only some hosts: v2 to production'],
    ['deploy', 'not-deployed', '### 🔴 Not deployed: nothing was switched: v2 to production'],
    ['rollback', 'not-deployed', '### 🔴 Not rolled back: no host was switched: v2 to production'],
    [
      'rollback',
      'refused',
      '### ✋ No rollback: there is no release to return to, or the rollback is not allowed: v2 to production',
    ],
    ['confirm', 'not-confirmed', '### 🔴 Not confirmed: the live version stays unconfirmed: v2 to production'],
  ] as const)('says for %s, %s, with a failure: %s', (operation, verdict, line) => {
    expect(first(operation, verdict, {}, new UserError('CONNECT_FAILED', 'refused'))).toBe(line);
  });

  it('shows how each host is, and lets nothing from there become Markdown', () => {
    const report = {
      state: 'live',
      isProven: false,
      isAdopted: false,
      stray: '',
      rollbackVersion: 'v1',
      lock: 'bob | <b>',
      steps: ['activate of v2'],
      freeBytes: 1024,
      releases: [],
      bad: [{ version: 'v0', why: 'unhealthy; marked at noon by bob' }],
      history: [{ event: 'deploy', release: 'v2', at: 'noon' }],
    };
    const inputs = { operation: 'status', environment: '' } as Inputs;
    const rows = [
      { ...row, release: 'v2.r2', report },
      { ...row, version: 'unknown', code: 'CONNECT_FAILED' as const, message: 'no route' },
    ];
    const text = summaryOf(inputs, { verdict: '', rows }, { version: '', durationMs: 5, failure: undefined });
    expect(text).toContain(
      '| `web1` | v2.r2 | live, not verified | v1 | v1 | v0: unhealthy; marked at noon by bob | bob &#124; &lt;b&gt; | activate of v2 | 1.0 KiB | deploy v2 noon |',
    );
    expect(text).toContain('| `web1` | unknown | CONNECT_FAILED |');
    const adopted = { ...row, release: '2024', report: { ...report, isAdopted: true } };
    const lost = { ...row, version: 'unknown', report: { ...report, state: '', stray: 'current leads to /x|y' } };
    const others = { verdict: '', rows: [adopted, lost] } as const;
    const more = summaryOf(
      inputs,
      { ...others, rows: [...others.rows] },
      { version: '', durationMs: 5, failure: undefined },
    );
    expect(more).toContain('| `web1` | 2024 | live, adopted, not verified |');
    expect(more).toContain('| `web1` | current leads to /x&#124;y |  |');
    expect(text).not.toContain('mixed');
  });

  it.each([
    [{ event: 'revert', release: '', at: 'noon' }, '| revert to nothing noon |'],
    [{ event: 'unlocked', release: '', at: 'noon' }, '| unlocked noon |'],
  ])('tells the last event in words, as of %j', (last, cell) => {
    const report = {
      state: '',
      isProven: false,
      isAdopted: false,
      stray: '',
      rollbackVersion: '',
      lock: '',
      steps: [],
      freeBytes: null,
    };
    const rows = [{ ...row, report: { ...report, releases: [], bad: [], history: [last] } }];
    const inputs = { operation: 'status', environment: '' } as Inputs;
    expect(summaryOf(inputs, { verdict: '', rows }, { version: '', durationMs: 5, failure: undefined })).toContain(
      cell,
    );
  });

  it('says first that a fleet is mixed', () => {
    const inputs = { operation: 'status', environment: '' } as Inputs;
    const rows = [row, { ...row, host: 'web2', version: 'v1', release: 'v1' }];
    const text = summaryOf(inputs, { verdict: 'unchanged', rows }, { version: '', durationMs: 5, failure: undefined });
    expect(text.split('\n')[2]).toBe('⚠️ **The hosts run different versions**: v2 on web1; v1 on web2.');
  });

  it('tells two builds of a version apart', () => {
    const inputs = { operation: 'deploy', environment: '' } as Inputs;
    const rows = [{ ...row, version: 'v4', release: 'v4.r2', previousVersion: 'v4' }];
    const text = summaryOf(inputs, { verdict: 'deployed', rows }, { version: 'v4', durationMs: 5, failure: undefined });
    expect(text).toContain('| `web1` | deployed | v4.r2 | v4 |');
  });
});

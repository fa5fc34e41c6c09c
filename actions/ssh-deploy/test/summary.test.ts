import { UserError } from '@deploy-actions/error';
import type { HostRow } from '@deploy-actions/release';
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
    ['unlock', 'unchanged', '### 🔓 Unlocked'],
    ['abort', 'unchanged', '### ✅ Ended; what is live is good and stays: v2 to production'],
    ['abort', 'rolled-back', '### ↩️ Aborted, and back on the last good release: v2 to production'],
  ] as const)('begins %s, %s, with %s', (operation, verdict, line) => {
    expect(first(operation, verdict)).toBe(line);
  });

  it('shouts in its first line where a host could not go back, or none may', () => {
    expect(first('deploy', 'failed', { code: 'ROLLBACK_FAILED' })).toContain('A HOST COULD NOT GO BACK');
    const closed = new UserError('HEALTH_FAILED', 'ill. NO HOST WENT BACK, because v2 is irreversible');
    expect(first('deploy', 'failed', {}, closed)).toContain('not taken back: it is irreversible');
  });

  it('does not call cancelled what could not be done', () => {
    expect(first('unlock', '', {}, new UserError('LOCKED', 'a step runs'))).toBe('### 🔴 Not done');
    expect(first('deploy', '', { verdict: 'untouched' }, new UserError('CANCELLED', 'cancelled'))).toContain(
      'Cancelled before',
    );
  });

  it('does not say that nothing went live where something stays', () => {
    expect(first('deploy', '', {}, new UserError('CANCELLED', 'cancelled'))).toContain('live on some of the hosts');
  });

  it('shows how each host is, and lets nothing from there become Markdown', () => {
    const report = {
      state: 'live',
      isProven: false,
      rollbackVersion: 'v1',
      lock: 'bob | <b>',
      steps: ['activate of v2'],
      freeBytes: 1024,
      releases: [],
      bad: [],
      history: [{ event: 'deploy', release: 'v2', at: 'noon' }],
    };
    const inputs = { operation: 'status', environment: '' } as Inputs;
    const rows = [
      { ...row, report },
      { ...row, version: 'unknown', code: 'CONNECT_FAILED' as const, message: 'no route' },
    ];
    const text = summaryOf(inputs, { verdict: '', rows }, { version: '', durationMs: 5, failure: undefined });
    expect(text).toContain(
      '| web1 | v2 | live, unproven | v1 | v1 | bob &#124; &lt;b&gt; | activate of v2 | 1.0 KiB | deploy v2 noon |',
    );
    expect(text).toContain('| web1 | unknown | CONNECT_FAILED |');
  });
});

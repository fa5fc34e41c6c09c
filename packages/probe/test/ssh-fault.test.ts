import { UserError } from '@deploy-actions/error';
import { classifySshFault } from '../src/ssh-fault';

const unresolved = Object.assign(new Error('getaddrinfo ENOTFOUND web-1'), { code: 'ENOTFOUND' });

describe('classifySshFault', () => {
  it.each([
    ['AUTH_FAILED', undefined, 'own-fault'],
    ['HOST_KEY_MISMATCH', undefined, 'own-fault'],
    ['HOST_KEY_UNKNOWN', undefined, 'own-fault'],
    ['FORWARDING_REFUSED', undefined, 'own-fault'],
    ['HOST_UNFIT', undefined, 'own-fault'],
    ['CONNECT_FAILED', unresolved, 'own-fault'],
    ['CONNECT_FAILED', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'no-answer'],
    ['CONNECT_FAILED', undefined, 'no-answer'],
    ['CONNECT_TIMEOUT', undefined, 'no-answer'],
    ['CONNECTION_LOST', undefined, 'no-answer'],
  ] as const)('%s (%s): %s', (code, cause, kind) => {
    const error = new UserError(code, 'web-1: it did\nnot work.', { hint: 'Do this.', cause });
    const reason = `by SSH: web-1: it did not work. Do this. (${code})`;
    const isOwn = kind === 'own-fault';
    expect(classifySshFault(error)).toEqual({ kind, reason, cause: { kind: 'ssh', code, isOwn, detail: reason } });
  });

  it('leaves out the line to paste for a host that nobody knows, and the advice that speaks of it', () => {
    const error = new UserError('HOST_KEY_UNKNOWN', 'web-1: it shows X.\nThe line:\nweb-1 AAAA', {
      hint: 'the line above',
    });
    expect(classifySshFault(Object.assign(error, { line: 'web-1 AAAA' }))).toMatchObject({
      kind: 'own-fault',
      reason: 'by SSH: web-1: it shows X. (HOST_KEY_UNKNOWN)',
    });
  });

  it('cuts what is too long, and shows that it did', () => {
    expect(classifySshFault(new Error('x'.repeat(999))).reason).toMatch(/^.{600}…$/);
  });

  it('takes what has no code for a broken connection', () => {
    expect(classifySshFault(new Error('x'))).toMatchObject({ kind: 'no-answer', reason: 'by SSH: x' });
  });
});

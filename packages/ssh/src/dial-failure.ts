import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import type { Target } from './target';

/** How far an attempt to connect has come. */
export type Phase = 'dial' | 'greeting' | 'handshake' | 'authentication';

/** Why one attempt failed; `transient` where the next one may succeed. */
export class DialFailure extends Error {
  override readonly name = 'DialFailure';
  readonly error: UserError;
  readonly transient: boolean;

  constructor(error: UserError, transient: boolean) {
    super(error.message);
    this.error = error;
    this.transient = transient;
  }
}

const REACHED: Record<Phase, string> = {
  dial: 'no TCP connection was made',
  greeting: 'the port is open, but the server sent nothing',
  handshake: 'the server sent its banner, but did not finish the handshake',
  authentication: 'the handshake is complete, but the server did not answer the login',
};

export function timedOut(target: Target, phase: Phase, timeoutMs: number): DialFailure {
  const message = `${place(target)} did not answer within ${formatDuration(timeoutMs)}: ${REACHED[phase]}.`;
  return new DialFailure(new UserError('CONNECT_TIMEOUT', message), true);
}

/**
 * `greeting` is what the server has sent so far, `cause` what the socket or the library said, and `said` the sentence
 * that quotes what the server told the user during the login.
 */
export function dialFailure(
  target: Target,
  phase: Phase,
  cause: unknown,
  greeting: string,
  said: string = '',
): DialFailure {
  if (phase === 'dial') return notReached(target, cause);
  const first = greeting.split(/[\r\n]/)[0] ?? '';
  const speaksSsh = /^SSH-/m.test(greeting);
  if (first.startsWith('HTTP/') || first.startsWith('<')) {
    return failed(target, 'a web server answers on this port, not SSH', 'Check the port.', cause, false);
  }
  if (isNegotiation(cause)) {
    const hint = 'The server is too old or its configuration is too strict; enable a current algorithm on it.';
    return failed(target, 'the server and this client have no algorithm in common', hint, cause, false);
  }
  if (phase === 'authentication') {
    const hint = `The account or its password may have expired, or the account is locked (chage -l ${target.user}), or logins may be disabled (/run/nologin); the log of sshd shows the reason.`;
    const what = `${place(target)}: the server closed the connection during the login.${said}`;
    return new DialFailure(new UserError('CONNECT_FAILED', what, { hint, cause }), true);
  }
  const quote = first !== '' && !speaksSsh ? ` (it sent: ${JSON.stringify(first.slice(0, 200))})` : '';
  const hint =
    'A busy sshd does this (MaxStartups, PerSourcePenalties), and so does a ban list such as fail2ban; read the log of sshd.';
  return failed(target, `the server closed the connection before the login${quote}`, hint, cause, true);
}

/** What a jump host said when it was to dial on to `target`. */
export function notForwarded(target: Target, through: string, error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  const { code, hint, cause } = error;
  const told = (what: string) => new UserError(code, `${place(target)}: ${what}.`, { hint, cause });
  if (code === 'CONNECT_FAILED') return new DialFailure(told(`it cannot be reached from ${through}`), true);
  if (code === 'CONNECTION_LOST') return new DialFailure(told(`the connection to ${through} was lost`), true);
  return told(`${through} does not forward connections to it`);
}

function notReached(target: Target, cause: unknown): DialFailure {
  const [first = cause, ...others] = (propertyOf(cause, 'errors') as unknown[] | undefined) ?? [cause];
  const code = propertyOf(cause, 'code') ?? propertyOf(first, 'code');
  // A name with several addresses fails with one error for each and with no message of its own.
  const told = others.length > 0 ? new Error([first, ...others].map(messageOf).join('; '), { cause: first }) : first;
  if (code === 'ETIMEDOUT') {
    const message = `${place(target)} did not answer: ${REACHED.dial}.`;
    return new DialFailure(new UserError('CONNECT_TIMEOUT', message, { cause: told }), true);
  }
  if (code === 'ENOTFOUND') return failed(target, 'there is no such host name', 'Check the name.', told, false);
  if (code === 'ECONNREFUSED') return failed(target, 'nothing listens on that port', '', told, true);
  return failed(target, 'the host could not be reached', '', told, true);
}

function failed(target: Target, what: string, hint: string, cause: unknown, transient: boolean): DialFailure {
  return new DialFailure(new UserError('CONNECT_FAILED', `${place(target)}: ${what}.`, { hint, cause }), transient);
}

function isNegotiation(cause: unknown): boolean {
  return messageOf(cause).startsWith('Handshake failed: no matching');
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

function messageOf(error: unknown): string {
  return String(propertyOf(error, 'message') ?? error);
}

function place({ label, host, port }: Target): string {
  return `${label} (${host} port ${port})`;
}

import { causeChain } from '@deploy-actions/error';
import { dialFailure, type Phase, timedOut } from '../src/dial-failure';

const target = { user: 'deploy', host: '10.0.0.7', port: 22, label: 'web1' };

function coded(code: string): Error {
  return Object.assign(new Error(`connect ${code} 10.0.0.7:22`), { code });
}

const table: [what: string, phase: Phase, cause: unknown, greeting: string, code: string, transient: boolean][] = [
  ['refused', 'dial', coded('ECONNREFUSED'), '', 'CONNECT_FAILED', true],
  ['no route', 'dial', coded('EHOSTUNREACH'), '', 'CONNECT_FAILED', true],
  ['the system gave up', 'dial', coded('ETIMEDOUT'), '', 'CONNECT_TIMEOUT', true],
  ['no such name', 'dial', coded('ENOTFOUND'), '', 'CONNECT_FAILED', false],
  ['the resolver is busy', 'dial', coded('EAI_AGAIN'), '', 'CONNECT_FAILED', true],
  ['closed unseen', 'greeting', new Error('Connection lost before handshake'), '', 'CONNECT_FAILED', true],
  ['reset in the handshake', 'handshake', coded('ECONNRESET'), 'SSH-2.0-x', 'CONNECT_FAILED', true],
  ['reset in the login', 'authentication', coded('ECONNRESET'), 'SSH-2.0-x', 'CONNECT_FAILED', true],
  ['a web server', 'greeting', new Error('closed'), 'HTTP/1.1 400 Bad Request\r\n', 'CONNECT_FAILED', false],
  ['nothing in common', 'handshake', new Error('Handshake failed: no matching C->S MAC'), '', 'CONNECT_FAILED', false],
];

describe('dialFailure', () => {
  it.each(table)('%s in phase %s', (_what, phase, cause, greeting, code, transient) => {
    const failure = dialFailure(target, phase, cause, greeting);
    expect({ code: failure.error.code, transient: failure.transient }).toEqual({ code, transient });
    expect(failure.error.message).toContain('web1 (10.0.0.7 port 22)');
  });

  it('tells of every address of a name', () => {
    const cause = Object.assign(new AggregateError([coded('ECONNREFUSED'), new Error('connect to [::1]')]), {
      code: 'ECONNREFUSED',
    });
    const { error } = dialFailure(target, 'dial', cause, '');
    expect(causeChain(error)[1]).toBe('connect ECONNREFUSED 10.0.0.7:22; connect to [::1]');
  });
});

describe('timedOut', () => {
  it('says how far it came', () => {
    expect(timedOut(target, 'dial', 10_000).error.message).toBe(
      'web1 (10.0.0.7 port 22) did not answer within 10.0 s: no TCP connection was made.',
    );
  });
});

import { classifyFault, describeWireCause, faultOf, type WireCause, WireError } from '@deploy-actions/http';

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

/** As a connection to a name with several addresses fails. */
function ofSeveral(...codes: string[]): Error {
  return Object.assign(new AggregateError(codes.map((code) => failure(code))), { code: codes[0] });
}

describe('classifyFault', () => {
  it.each<[string, Error, WireCause['kind']]>([
    ['the name does not exist', failure('ENOTFOUND'), 'dns'],
    ['the name server does not answer', failure('EAI_AGAIN'), 'dns'],
    ['no route to the network', failure('ENETUNREACH'), 'route'],
    ['no route to the host', failure('EHOSTUNREACH'), 'route'],
    ['the local firewall', failure('EACCES'), 'runner'],
    ['out of ports', failure('EADDRNOTAVAIL'), 'runner'],
    ['no route for every address', ofSeveral('ENETUNREACH', 'EHOSTUNREACH'), 'route'],
    ['a proxy that refuses', new WireError({ kind: 'proxy', problem: 'refusal', status: 403 }), 'proxy'],
    ['a coding that this client does not know', new WireError({ kind: 'unreadable', detail: 'zstd' }), 'unreadable'],
  ])("the runner's own: %s", (_, error, kind) => {
    expect(classifyFault(error)).toMatchObject({ kind: 'own-fault', cause: { kind } });
  });

  it.each<[string, unknown, WireCause['kind']]>([
    ['refused', failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'), 'refused'],
    ['reset', failure('ECONNRESET'), 'reset'],
    ['closed', failure('EPIPE'), 'closed'],
    ['no connection in time', failure('ETIMEDOUT'), 'timeout'],
    ['IPv6 without a route, IPv4 refused', ofSeveral('ENETUNREACH', 'ECONNREFUSED'), 'refused'],
    ['IPv4 refused, IPv6 without a route', ofSeveral('ECONNREFUSED', 'ENETUNREACH'), 'refused'],
    [
      'the proxy cannot reach the service',
      new WireError({ kind: 'proxy', problem: 'no-backend', status: 503 }),
      'proxy',
    ],
    ['something without a code', new Error('odd'), 'unknown'],
    ['no error at all', 'odd', 'unknown'],
  ])("the service's: %s", (_, error, kind) => {
    expect(classifyFault(error)).toMatchObject({ kind: 'no-answer', cause: { kind } });
  });

  it('says what happened in one line', () => {
    expect(classifyFault(failure('ENOTFOUND', 'getaddrinfo ENOTFOUND a.example')).reason).toBe(
      'the name cannot be resolved (getaddrinfo ENOTFOUND a.example)',
    );
    expect(classifyFault(failure('ODD', '40DD:error\n:more')).reason).toBe('invalid HTTP answer: ODD: 40DD:error');
    expect(classifyFault(undefined).reason).toBe('invalid HTTP answer: for no known reason');
  });

  it('takes its meaning from no words: an error that only quotes another cause is that error', () => {
    expect(classifyFault(new Error('connect ECONNREFUSED; the certificate has expired')).cause.kind).toBe('unknown');
  });
});

describe('faultOf', () => {
  it('gives every cause its sentence and its fault', () => {
    const cause: WireCause = { kind: 'timeout', stage: 'tls', timeoutMs: 5000 };
    expect(faultOf(cause)).toEqual({
      kind: 'no-answer',
      reason: 'the TLS handshake was not complete within 5.0 s',
      cause,
    });
    expect(describeWireCause({ kind: 'unreadable', detail: 'x' })).toBe('this client cannot read the answer: x');
  });

  it('keeps the error that it comes from', () => {
    const cause = new Error('x');
    expect(new WireError({ kind: 'refused' }, cause)).toMatchObject({
      cause,
      message: describeWireCause({ kind: 'refused' }),
    });
  });
});

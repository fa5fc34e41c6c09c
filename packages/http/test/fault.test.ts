import { classifyFault, WireError } from '@deploy-actions/http';

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

/** As a connection to a name with several addresses fails. */
function ofSeveral(...codes: string[]): Error {
  return Object.assign(new AggregateError(codes.map((code) => failure(code))), { code: codes[0] });
}

describe('classifyFault', () => {
  it.each([
    ['the name does not exist', failure('ENOTFOUND')],
    ['the name server does not answer', failure('EAI_AGAIN')],
    ['another failure of the resolver', failure('EAI_FAIL')],
    ['no route to the network', failure('ENETUNREACH')],
    ['no route to the host', failure('EHOSTUNREACH')],
    ['the local firewall', failure('EACCES')],
    ['out of ports', failure('EADDRNOTAVAIL')],
    ['no route for every address', ofSeveral('ENETUNREACH', 'EHOSTUNREACH')],
    ['what is known to be so', new WireError('the proxy refused the request', { kind: 'own-fault' })],
  ])("the runner's own: %s", (_, error) => {
    expect(classifyFault(error).kind).toBe('own-fault');
  });

  it.each([
    ['refused', failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443')],
    ['reset', failure('ECONNRESET')],
    ['no connection in time', failure('ETIMEDOUT')],
    ['closed', failure('ECONNRESET', 'socket hang up')],
    ['not HTTP', failure('HPE_INVALID_CONSTANT')],
    ['an expired certificate', failure('CERT_HAS_EXPIRED')],
    ['a certificate for another name', failure('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['IPv6 without a route, IPv4 refused', ofSeveral('ENETUNREACH', 'ECONNREFUSED')],
    ['IPv4 refused, IPv6 without a route', ofSeveral('ECONNREFUSED', 'ENETUNREACH')],
    ['the proxy cannot reach the service', new WireError('the proxy cannot reach the service (status 503)')],
    ['something without a code', new Error('odd')],
    ['no error at all', 'odd'],
  ])("the service's: %s", (_, error) => {
    expect(classifyFault(error).kind).toBe('no-answer');
  });

  it('says what happened in one line', () => {
    expect(classifyFault(failure('ENOTFOUND', 'getaddrinfo ENOTFOUND a.example')).reason).toBe(
      'the name cannot be resolved (getaddrinfo ENOTFOUND a.example)',
    );
    expect(classifyFault(failure('ODD', '40DD:error\n:more')).reason).toBe('no proper answer: ODD: 40DD:error');
    expect(classifyFault(undefined).reason).toBe('no proper answer: for no known reason');
  });
});

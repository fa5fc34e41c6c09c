import { classifyFault } from '../src/fault';

const url = new URL('https://a.example/health');

/** As fetch throws it: the code stands on the cause. */
function failure(code: string, message = code, more: object = {}): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code, ...more }) });
}

function ofSeveral(...codes: string[]): Error {
  const errors = codes.map((code) => Object.assign(new Error(code), { code }));
  return new TypeError('fetch failed', { cause: Object.assign(new AggregateError(errors), { code: codes[0] }) });
}

function tunnel(status: number): Error {
  const refused = Object.assign(new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`), {
    code: 'UND_ERR_ABORTED',
  });
  return new TypeError('fetch failed', { cause: new Error('Request was cancelled.', { cause: refused }) });
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
    ['the proxy forbids it', tunnel(403)],
    ['the proxy wants a login', tunnel(407)],
    ['the proxy is down', failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:3128', { port: 3128 })],
    ['a port that fetch blocks', new TypeError('fetch failed', { cause: new Error('bad port') })],
  ])("the runner's own: %s", (_, error) => {
    expect(classifyFault(error, url).kind).toBe('own-fault');
  });

  it.each([
    ['refused', failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443', { port: 443 })],
    ['reset', failure('ECONNRESET')],
    ['no connection in time', failure('UND_ERR_CONNECT_TIMEOUT')],
    ['closed', failure('UND_ERR_SOCKET', 'other side closed')],
    ['not HTTP', failure('HPE_INVALID_CONSTANT')],
    ['an expired certificate', failure('CERT_HAS_EXPIRED')],
    ['a certificate for another name', failure('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['IPv6 without a route, IPv4 refused', ofSeveral('ENETUNREACH', 'ECONNREFUSED')],
    ['IPv4 refused, IPv6 without a route', ofSeveral('ECONNREFUSED', 'ENETUNREACH')],
    ['the proxy cannot reach the service', tunnel(503)],
    ['something without a code', new Error('odd')],
    ['no error at all', 'odd'],
  ])("the service's: %s", (_, error) => {
    expect(classifyFault(error, url).kind).toBe('no-answer');
  });

  it('says what happened in one line', () => {
    expect(classifyFault(failure('ENOTFOUND', 'getaddrinfo ENOTFOUND a.example'), url).reason).toBe(
      'the name cannot be resolved (getaddrinfo ENOTFOUND a.example)',
    );
    expect(classifyFault(failure('ERR_SSL_WRONG_VERSION_NUMBER', '40DD:error\n:more'), url).reason).toBe(
      'no proper answer: ERR_SSL_WRONG_VERSION_NUMBER: 40DD:error',
    );
  });
});

import { beginHop, lateness, type Stage, startProgress } from '@deploy-actions/http';

describe('startProgress', () => {
  it.each([
    ['http://a.example/', 'resolving'],
    ['http://127.0.0.1/', 'connecting'],
    ['http://[::1]:8080/', 'connecting'],
  ])('%s begins with %s', (url, stage) => {
    expect(startProgress(url)).toEqual({ url: new URL(url), stage });
  });

  it('forgets at a redirect what was known of the hop before', () => {
    const progress = startProgress('http://a.example/');
    Object.assign(progress, { stage: 'body', status: 302, remoteAddress: '127.0.0.1' });
    beginHop(progress, new URL('http://b.example/'));
    expect(progress).toEqual({ url: new URL('http://b.example/'), stage: 'resolving' });
  });
});

describe('lateness', () => {
  it.each<[Stage, string, string]>([
    ['resolving', 'own-fault', 'the name was not resolved within 5.0 s'],
    ['proxy', 'own-fault', 'the proxy was not reached within 5.0 s'],
    ['tunnel', 'no-answer', 'no connection through the proxy within 5.0 s'],
    ['connecting', 'no-answer', 'no connection within 5.0 s'],
    ['tls', 'no-answer', 'the TLS handshake was not complete within 5.0 s'],
    ['waiting', 'no-answer', 'no answer within 5.0 s'],
    ['body', 'no-answer', 'the answer was not complete within 5.0 s'],
  ])('%s', (stage, kind, reason) => {
    expect(lateness({ stage }, 5000)).toEqual({
      kind,
      reason,
      cause: { kind: 'timeout', stage, timeoutMs: 5000 },
    });
  });
});

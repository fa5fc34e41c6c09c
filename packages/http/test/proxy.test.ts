import { isExempt, proxyFor } from '@deploy-actions/http';
import fc from 'fast-check';

const url = (text: string) => new URL(text);

describe('proxyFor', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['http://a.example/', {}, undefined],
    ['http://a.example/', { HTTP_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['http://a.example/', { HTTPS_PROXY: 'http://p:1' }, undefined],
    ['https://a.example/', { HTTPS_PROXY: 'https://p' }, 'https://p/'],
    ['https://a.example/', { HTTP_PROXY: 'http://p' }, undefined],
    ['https://a.example/', { HTTPS_PROXY: 'http://capital', https_proxy: 'http://small' }, 'http://small/'],
    ['http://a.example/', { HTTP_PROXY: 'p:3128' }, 'http://p:3128/'],
    ['http://a.example/', { HTTP_PROXY: '' }, undefined],
    ['http://a.example/', { HTTP_PROXY: 'http://p', NO_PROXY: 'a.example' }, undefined],
    ['http://a.example/', { HTTP_PROXY: 'http://p', NO_PROXY: 'a.example', no_proxy: 'b.example' }, 'http://p/'],
  ])('%s with %j', (asked, env, proxy) => {
    expect(proxyFor(url(asked), env)?.href).toBe(proxy);
  });

  it.each(['socks5://p:1080', 'http://', '::'])('refuses %j', (HTTP_PROXY) => {
    expect(() => proxyFor(url('http://a.example/'), { HTTP_PROXY })).toThrow(
      'the proxy in HTTP_PROXY is not an http(s) URL',
    );
  });
});

describe('isExempt', () => {
  it.each([
    ['http://a.example/', '*'],
    ['http://a.example/', 'b.example,a.example'],
    ['http://a.example/', ' b.example  A.Example '],
    ['http://x.a.example/', 'a.example'],
    ['http://x.a.example/', '.a.example'],
    ['http://x.a.example/', '*.a.example'],
    ['http://a.example:8080/', 'a.example:8080'],
    ['https://a.example/', 'a.example:443'],
    ['http://10.1.2.3/', '10.1.2.3'],
    ['http://10.1.2.3/', '10.0.0.0/8'],
    ['http://10.1.2.3:81/', '10.1.2.3:81'],
    ['http://[::1]/', '::1'],
    ['http://[::1]:8080/', '[::1]:8080'],
    ['http://[fd00::7]/', 'fd00::/8'],
  ])('%s by %j', (asked, noProxy) => {
    expect(isExempt(url(asked), noProxy)).toBe(true);
  });

  it.each([
    ['http://a.example/', ''],
    ['http://ba.example/', 'a.example'],
    ['http://a.example/', 'x.a.example'],
    ['http://a.example:8080/', 'a.example:80'],
    ['http://11.1.2.3/', '10.0.0.0/8'],
    ['http://10.1.2.3/', '10.0.0.0/99'],
    ['http://10.1.2.3/', '10.0.0.0/'],
    ['http://10.1.2.3/', '2.3'],
    ['http://[::1]/', '127.0.0.0/8'],
  ])('not %s by %j', (asked, noProxy) => {
    expect(isExempt(url(asked), noProxy)).toBe(false);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => [true, false].includes(isExempt(url('http://10.0.0.1/'), text))));
  });
});

import { hostnameOf, portOf } from '@deploy-actions/http';

describe('hostnameOf and portOf', () => {
  it.each([
    ['http://a.example/', 'a.example', 80],
    ['https://a.example/', 'a.example', 443],
    ['https://a.example:8443/', 'a.example', 8443],
    ['http://[::1]:8080/', '::1', 8080],
    ['http://127.1/', '127.0.0.1', 80],
  ])('%s', (url, host, port) => {
    expect([hostnameOf(new URL(url)), portOf(new URL(url))]).toEqual([host, port]);
  });
});

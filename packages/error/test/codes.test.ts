import { codes } from '@deploy-actions/error';

describe('codes', () => {
  it.each(Object.entries(codes))('%s has a name, a cause and a cure', (code, { cause, cure }) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(cause).toMatch(/\.$/);
    expect(cure).toMatch(/\.$/);
  });

  it('are in alphabetical order, so that two people adding one do not collide', () => {
    const names = Object.keys(codes).map((code) => code.replaceAll('_', ' '));
    expect(names).toEqual([...names].sort());
  });

  it('cover those that users rely on', () => {
    const promised =
      'BAD_INPUT HOST_KEY_MISMATCH HOST_KEY_UNKNOWN AUTH_FAILED CONNECT_TIMEOUT LOCKED DISK_FULL REGISTRY_AUTH HEALTH_FAILED ' +
      'NO_PREVIOUS_RELEASE BAD_RELEASE COMMAND_FAILED CONFIGURATION UNHEALTHY ERROR_RATE_EXCEEDED GITHUB_API SLACK_API ' +
      'NO_DATA PROVIDER_ERROR FORBIDDEN CANCELLED INTERNAL';
    expect(promised.split(' ').filter((code) => !(code in codes))).toEqual([]);
  });
});

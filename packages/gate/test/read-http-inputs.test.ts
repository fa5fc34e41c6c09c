import { InputReader } from '@deploy-actions/action';
import { gateContract } from '@deploy-actions/gate';
import { makeAuthority } from '../../../test/support/tls/authority';
import { httpProbe, readHttpInputs } from '../src/read-http-inputs';

function read(given: Record<string, string>) {
  const defaults = Object.entries(gateContract.inputs).map(([name, { default: fallback }]) => [name, fallback]);
  const reader = new InputReader(gateContract, { ...Object.fromEntries(defaults), ...given });
  return { settings: readHttpInputs(reader), problems: reader.problems.map(({ input, code }) => `${input} ${code}`) };
}

describe('readHttpInputs', () => {
  it('trusts an authority of the user, and asks every address where told to', () => {
    const ca = `# ours\n${makeAuthority().cert}`;
    expect(read({ ca, resolve: 'all' })).toMatchObject({
      settings: { way: { ca: ca.trim() }, resolve: 'all' },
      problems: [],
    });
    expect(Object.keys(read({}).settings)).toEqual(['kind', 'request', 'expect']);
  });

  it.each<[Record<string, string>, string]>([
    [{ ca: '-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----' }, 'ca ILLEGAL'],
    [{ 'tls-min-days': '0' }, 'tls-min-days ILLEGAL'],
    [{ resolve: 'some' }, 'resolve ILLEGAL'],
    [{ method: 'HEAD', 'expect-json': '$.a' }, 'method CONFLICT'],
  ])('%j: %s', (given, problem) => {
    expect(read(given).problems).toEqual([problem]);
  });

  it('asks for days of a certificate where there is one', () => {
    const { settings } = read({ 'tls-min-days': '9' });
    expect(httpProbe(settings, 'https://a.example/', 5).expect.minDays).toBe(9);
    expect(httpProbe(settings, 'http://a.example/', 5).expect.minDays).toBeUndefined();
  });
});

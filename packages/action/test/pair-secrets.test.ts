import { pairSecrets, secretsInEnv } from '../src/pair-secrets';

describe('pairSecrets', () => {
  it.each([
    ['a name that says so', 'API_TOKEN=hunter2', ['hunter2']],
    ['a name that says so, with a plain value', 'DB_PASSWORD=correct', ['correct']],
    ['an equals sign inside', 'SESSION_KEY=ab==', ['ab==']],
    ['a value that looks like one', 'LICENCE=9f8e7d6c5b4a', ['9f8e7d6c5b4a']],
    [
      'a password in a URL',
      'DB=postgres://app:hunter2@db.example/app',
      ['postgres://app:hunter2@db.example/app', 'hunter2'],
    ],
    ['a word', 'NODE_ENV=production', []],
    ['a region', 'REGION=eu-west-1', []],
    ['a port', 'PORT=30000000', []],
    ['a duration', 'PATIENCE=1000000ms', []],
    ['an address', 'BASE_URL=https://shop.example/app', []],
    ['a path', 'DATA=/var/lib/shop-data', []],
    ['a setting with a telling name', 'TOKEN_TTL=3600s', []],
    ['something short', 'X=a1b2', []],
    ['nothing', 'API_TOKEN=', []],
    ['no pair', 'hunter2secret', []],
  ])('finds in env: %s', (_, line, expected) => {
    expect(pairSecrets('env', line)).toEqual(expected);
  });

  it.each([
    ['Authorization: Bearer abcdefgh', ['Bearer abcdefgh', 'Bearer%20abcdefgh', 'abcdefgh']],
    [
      `Authorization: Basic ${btoa('me:pa ss:w')}`,
      [
        `Basic ${btoa('me:pa ss:w')}`,
        encodeURIComponent(`Basic ${btoa('me:pa ss:w')}`),
        btoa('me:pa ss:w'),
        encodeURIComponent(btoa('me:pa ss:w')),
        'me:pa ss:w',
        'me%3Apa%20ss%3Aw',
        'pa ss:w',
        'pa%20ss%3Aw',
      ],
    ],
    ['Authorization: Basic e', ['Basic e', 'Basic%20e']],
    ['X-Api-Key: a/b+c', ['a/b+c', 'a%2Fb%2Bc']],
    ['X-Api-Key: k1', ['k1']],
    ['Content-Type: application/json', []],
    ['accept-language: en', []],
    ['no header', []],
  ])('finds in headers: %s', (line, expected) => {
    expect(pairSecrets('headers', line)).toEqual(expected);
  });

  it('finds quoted values and values of several lines in env as a program prints them', () => {
    const text = 'A_TOKEN="one \\"1\\""\nexport B_TOKEN=\'two 2\'\nC_KEY<<EOF\nline-1\nline-2\nEOF';
    expect(pairSecrets('env', text)).toEqual(['one "1"', 'two 2', 'line-1\nline-2']);
    expect(pairSecrets('env', 'A_TOKEN: |\n  one\n  two')).toEqual(['one\ntwo\n']);
    expect(secretsInEnv('A_TOKEN="x y"\nC_KEY<<END\nline-1\nline-2\nEND\n')).toEqual(['"x y"', 'line-1\nline-2']);
  });

  it('looks at every line, and into no other input', () => {
    expect(pairSecrets('env', 'A_TOKEN=one1\n\n# B_TOKEN=two2\nC_TOKEN=three3')).toEqual(['one1', 'three3']);
    expect(pairSecrets('private-key', 'A_TOKEN=one1')).toEqual([]);
  });
});

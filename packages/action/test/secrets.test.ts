import { rawInputs, secretsInEnv } from '@deploy-actions/action';
import { secretsInStructures, secretsOfInputs } from '../src/mask/secrets';

const secret = { default: '', required: false, secret: true };
const open = { default: '', required: false, secret: false };
const contract = {
  action: 'demo',
  inputs: {
    env: secret,
    headers: secret,
    'webhook-url': secret,
    'private-key': secret,
    password: { ...secret, default: 'anonymous' },
    urls: open,
    'environment-url': open,
    hosts: open,
  },
  outputs: [],
} as const;

const found = (name: string, text: string) =>
  secretsOfInputs(contract, rawInputs(contract, { [`INPUT_${name.toUpperCase()}`]: text }));
const partsOf = (name: string, text: string) => found(name, text).parts;

describe('secretsOfInputs, env', () => {
  it.each([
    ['a name that says so', 'API_TOKEN=hunter2', ['hunter2']],
    ['a name that says so, with a plain value', 'DB_PASSWORD=correct', ['correct']],
    ['quotes', 'API_TOKEN="hun\\"ter2"', ['hun"ter2']],
    ['a value of several lines', 'TLS_KEY<<EOF\nabcdefgh\nijklmnop\nEOF', ['abcdefgh\nijklmnop']],
    ['YAML', 'API_TOKEN: hunter2\nNODE_ENV: production', ['hunter2']],
    ['an equals sign inside', 'SESSION_KEY=ab==', ['ab==']],
    ['a value that looks like one', 'LICENCE=9f8e7d6c5b4a', ['9f8e7d6c5b4a']],
    [
      'a login in a URL',
      'DB=postgres://app:hun%2Fter2@db.example/app',
      ['app:hun%2Fter2', 'app:hun/ter2', 'hun%2Fter2', 'hun/ter2', 'postgres://app:hun%2Fter2@db.example/app'],
    ],
    ['a line that cannot be read', 'API_TOKEN = "hunter2"', ['hunter2']],
    ['a word', 'NODE_ENV=production', []],
    ['a port', 'PORT=30000000', []],
    ['an address', 'BASE_URL=https://shop.example/app', []],
    ['a path', 'DATA=/var/lib/shop-data', []],
    ['a list of paths', 'PATH=/opt/app/bin:/usr/local/bin:/usr/bin:/bin', []],
    ['a setting with a telling name', 'TOKEN_TTL=3600s', []],
    ['something short', 'X=a1b2', []],
    ['nothing', 'API_TOKEN=', []],
  ])('finds %s', (_, text, expected) => {
    expect([...new Set(partsOf('env', text))].sort()).toEqual([...expected].sort());
    expect(found('env', text).whole).toEqual([]);
  });
});

describe('secretsOfInputs, headers', () => {
  it.each([
    ['Authorization: Bearer abcdefgh', ['Bearer abcdefgh', 'abcdefgh']],
    [
      `Authorization: Basic ${btoa('me:pa ss:w')}`,
      [`Basic ${btoa('me:pa ss:w')}`, btoa('me:pa ss:w'), 'me:pa ss:w', 'pa ss:w'],
    ],
    ['X-Api-Key: k1', ['k1']],
    ['Content-Type: application/json\naccept-language: en\nHost: shop.example', []],
    ['no header', ['no header']],
  ])('finds in %j', (lines, expected) => {
    expect(found('headers', lines)).toEqual({ whole: [], parts: expected });
  });
});

describe('secretsOfInputs, webhook-url', () => {
  const url = 'https://hooks.slack.com/services/T0ABCDEF/B0ABCDEF/xyz%2F123456?k=abcdefgh';

  it('finds every part that a server may quote', () => {
    const { whole, parts } = found('webhook-url', url);
    expect(whole).toEqual([url]);
    expect(parts).toEqual(
      expect.arrayContaining([
        '/services/T0ABCDEF/B0ABCDEF/xyz%2F123456?k=abcdefgh',
        '/services/T0ABCDEF/B0ABCDEF/xyz%2F123456',
        'services/T0ABCDEF/B0ABCDEF/xyz%2F123456',
        'T0ABCDEF/B0ABCDEF/xyz%2F123456',
        'B0ABCDEF/xyz%2F123456',
        'T0ABCDEF',
        'B0ABCDEF',
        'xyz%2F123456',
        'xyz/123456',
        'abcdefgh',
      ]),
    );
    expect(parts).not.toContain('services');
  });

  it('finds short segments as a path', () => {
    expect(partsOf('webhook-url', 'https://h.example/services/T0/B0/xyz')).toEqual(
      expect.arrayContaining(['/services/T0/B0/xyz', 'T0/B0/xyz', 'B0/xyz']),
    );
  });
});

describe('secretsOfInputs, others', () => {
  it('takes a whole input, and no default', () => {
    expect(found('private-key', 'a key').whole).toEqual(['a key']);
    expect(found('password', 'anonymous').whole).toEqual([]);
  });

  it.each([
    [
      'urls',
      'https://me:pw-123@a.example/h?full=true&any=k%2F123456',
      ['me:pw-123', 'pw-123', 'k/123456', 'k%2F123456'],
    ],
    ['environment-url', 'https://a.example/?token=t-123456&q=dashboard-7', ['t-123456']],
    ['hosts', 'deploy:pw-123@web1\nme@web2:2222', ['pw-123']],
    ['hosts', 'deploy@web1:22', []],
  ])('finds logins and keys in an open input: %s %s', (name, text, expected) => {
    expect([...new Set(partsOf(name, text))].sort()).toEqual([...expected].sort());
  });
});

describe('secretsInEnv', () => {
  it('reads what a host recorded', () => {
    expect(secretsInEnv('API_TOKEN=hunter2\nNODE_ENV=production\n')).toEqual(['hunter2']);
  });
});

describe('secretsInStructures', () => {
  it('are what headers hold, however they are written, and what URLs hold', () => {
    const value = [
      { headers: { Authorization: 'Bearer abcdefgh1', Accept: 'text/html' } },
      { headers: ['X-Api-Key: k-12345678', 'Cookie: a=b-c-d-e'] },
      { headers: 'X-Token: t-12345678\nX-Pass: p-12345678' },
      { url: 'https://me:u-12345@a.example/?full=true&token=q%2F12345678' },
      { headers: [{ 'X-Key': 'n-12345678' }] },
    ];
    const secrets = secretsInStructures({ values: {}, unknown: [], structures: { checks: { value } } });
    expect(secrets).toEqual([
      'Bearer abcdefgh1',
      'abcdefgh1',
      'k-12345678',
      'a=b-c-d-e',
      't-12345678',
      'p-12345678',
      'me:u-12345',
      'u-12345',
      'q/12345678',
      'q%2F12345678',
      'n-12345678',
    ]);
  });

  it('are none where there is nothing, or no YAML', () => {
    expect(secretsInStructures({ values: {}, unknown: [] })).toEqual([]);
    expect(secretsInStructures({ values: {}, unknown: [], structures: { checks: { problem: 'x' } } })).toEqual([]);
  });
});

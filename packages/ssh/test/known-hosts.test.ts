import { createHmac } from 'node:crypto';
import { parseKnownHosts } from '@deploy-actions/ssh';
import fc from 'fast-check';
import { findKnownHosts, knownHostName, matchesNames } from '../src/known-hosts';
import { knownLine, wireKey } from './keys';

const good = wireKey().toString('base64');

const illegal = [
  ['only a key', `ssh-ed25519 ${good}`, /name of the host/],
  ['a key file pasted', `ssh-ed25519 ${good} root@web1`, /name of the host/],
  ['no key', 'web1', /second word/],
  ['no base64', 'web1 ssh-ed25519 not*base64', /third word/],
  ['a key that was cut off', `web1 ssh-ed25519 ${good.slice(0, 40)}`, /damaged/],
  ['a key of another type', `web1 ssh-rsa ${good}`, /damaged/],
  ['half a hashed name', `|1|abc= ssh-ed25519 ${good}`, /hashed/],
  ['an unknown marker', `@trusted web1 ssh-ed25519 ${good}`, /marker/],
  ['a key with too much padding', `web1 ssh-ed25519 ${good}=`, /third word/],
  ['a hashed name with a short salt', `|1|YQ==|${'A'.repeat(27)}= ssh-ed25519 ${good}`, /hashed/],
  ['two lines in one', `web1 ssh-ed25519 ${good}\\nweb2`, /third word/],
] as const;

describe('parseKnownHosts', () => {
  it('reads names, markers, comments and Windows line ends', () => {
    const text = `# web1:22 SSH-2.0-OpenSSH_9.9\r\n\r\n${knownLine('web1,10.0.0.1')} a comment\r\n@revoked ${knownLine('*')}`;
    const { entries, problems } = parseKnownHosts(text);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      { line: 3, names: 'web1,10.0.0.1', type: 'ssh-ed25519', key: wireKey(), revoked: false, authority: false },
      { line: 4, names: '*', type: 'ssh-ed25519', key: wireKey(), revoked: true, authority: false },
    ]);
  });

  it.each(illegal)('says what is wrong with %s', (_what, text, why) => {
    const { entries, problems } = parseKnownHosts(`# a comment\n${text}`);
    expect(entries).toEqual([]);
    expect(problems).toEqual([{ line: 2, what: expect.stringMatching(why) }]);
  });

  it('knows an authority from a host', () => {
    const { entries, problems } = parseKnownHosts(`@cert-authority ${knownLine('*.example.com')}`);
    expect(problems).toEqual([]);
    expect(entries).toEqual([expect.objectContaining({ names: '*.example.com', revoked: false, authority: true })]);
  });

  it('survives any text, and either understands or complains about each line that is not a comment', () => {
    const word = fc.oneof(
      fc.constantFrom('web1', 'ssh-ed25519', good, '@revoked', '@cert-authority', '|1|YQ==|Yg==', '#', ' '),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 5 })), (lines) => {
        const text = lines.map((words) => words.join(' ')).join('\n');
        const { entries, problems } = parseKnownHosts(text);
        const meant = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
        expect(entries.length + problems.length).toBe(meant.length);
      }),
    );
  });
});

const table = [
  ['web1', 'web1', 22, true],
  ['web1', 'WEB1', 22, true],
  ['WEB1', 'web1', 22, true],
  ['web1', 'web10', 22, false],
  ['web1,web2,10.0.0.1', '10.0.0.1', 22, true],
  ['*.example.com', 'web1.example.com', 22, true],
  ['*.example.com', 'example.com', 22, false],
  ['web?', 'web1', 22, true],
  ['web?', 'web', 22, false],
  ['*.example.com,!bad.example.com', 'bad.example.com', 22, false],
  ['!bad.example.com,*.example.com', 'good.example.com', 22, true],
  ['!bad.example.com', 'good.example.com', 22, false],
  ['[web1]:2222', 'web1', 2222, true],
  ['[web1]:2222', 'web1', 2223, false],
  ['[web1]:2222', 'web1', 22, false],
  ['[web1]:22', 'web1', 22, false],
  ['[*]:*', 'web1', 22, false],
  ['[*]:2222', 'web1', 2222, true],
  ['[2001:db8::1]:2222', '2001:DB8::1', 2222, true],
  ['2001:db8::1', '2001:db8::1', 22, true],
  ['web1', 'web1', 2222, false],
] as const;

function hashed(name: string, salt = Buffer.from('0123456789abcdefghij')): string {
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

function find(names: string, host: string, port: number) {
  const { exact, loose } = findKnownHosts(parseKnownHosts(knownLine(names)).entries, host, port);
  return { exact: exact.length, loose: loose.length };
}

describe('findKnownHosts', () => {
  it.each(table)('%s means %s port %d: %s', (names, host, port, expected) => {
    expect(find(names, host, port).exact).toBe(expected ? 1 : 0);
  });

  it('finds a host at another port under its plain name as well, but only loosely', () => {
    expect(find('web1', 'web1', 2222)).toEqual({ exact: 0, loose: 1 });
    expect(find('*', 'web1', 2222)).toEqual({ exact: 1, loose: 0 });
  });

  it('finds names that ssh-keygen -H has hashed', () => {
    const plain = '|1|35WxQxDMJIUBb4NbbzHLDV6n6Ak=|zl5ySCdKjjXZ8Q7a7CA65+qa8/o=';
    const atPort = '|1|GTxRi+nZFXstETycnS2uLWRwuGQ=|X7UUZh71ReSynKzdM/3to7kvwjY=';
    expect(find(plain, 'web1.example.com', 22)).toEqual({ exact: 1, loose: 0 });
    expect(find(plain, 'web2.example.com', 22)).toEqual({ exact: 0, loose: 0 });
    expect(find(atPort, 'web1.example.com', 2222)).toEqual({ exact: 1, loose: 0 });
    expect(find(atPort, 'web1.example.com', 22)).toEqual({ exact: 0, loose: 0 });
  });

  it('finds exactly the host whose name was hashed', () => {
    const host = fc.domain();
    fc.assert(
      fc.property(host, host, fc.constantFrom(22, 2222), fc.uint8Array({ minLength: 20, maxLength: 20 }), (...args) => {
        const [one, other, port, salt] = args;
        const names = hashed(knownHostName(one, port), Buffer.from(salt));
        expect(find(names, one, port).exact).toBe(1);
        expect(find(names, other, port).exact).toBe(one.toLowerCase() === other.toLowerCase() ? 1 : 0);
      }),
    );
  });
});

describe('matchesNames', () => {
  it('agrees with a regular expression on every pattern', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pattern, letters, (glob, name) => {
        const expression = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        expect(matchesNames(glob, name)).toBe(new RegExp(`^${expression}$`).test(name));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no exponential time over a pattern of stars', () => {
    expect(matchesNames(`${'*a'.repeat(60)}b`, 'a'.repeat(5000))).toBe(false);
  });
});

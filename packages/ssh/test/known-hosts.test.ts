import { parseKnownHosts } from '@deploy-actions/ssh';
import fc from 'fast-check';
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

import { markdownTable, markdownText, masker, rawInputs } from '@deploy-actions/action';
import fc from 'fast-check';
import { maskedJson, maskedMarkdown, maskedText, maskedValues } from '../src/mask/mask';
import { ownWords } from '../src/mask/own-words';
import { runContext } from '../src/run-context';

const key = '-----BEGIN OPENSSH PRIVATE KEY-----\r\nabcdefgh\n  ijklmnop  \n}\n-----END OPENSSH PRIVATE KEY-----\n';

const contract = {
  action: 'demo',
  inputs: {
    environment: { default: '', required: false, secret: false },
    hosts: { default: '', required: false, secret: false },
    token: { default: '', required: false, secret: true },
  },
  outputs: ['verdict', 'reason'],
} as const;
const run = runContext({ GITHUB_REPOSITORY: 'org/shop', GITHUB_JOB: 'rollout' }, () => undefined, '/tmp');
const ownOf = (env: Record<string, string> = {}) => ownWords(contract, rawInputs(contract, env), run);

/** Long enough and odd enough to stand in no other text by chance. */
const secretText = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9]{6}$/),
    fc.string({ unit: fc.constantFrom(...'aZ9"\\/<>&%+ =:_-é€😀$#@!\'()*') }),
  )
  .map(([core, rest]) => `${core}${rest}`.trim())
  .filter((text) => !ownOf().isWord(text));

describe('maskedValues', () => {
  it.each([
    ['one line', [' s3cret\n'], ['s3cret']],
    ['each line of many, without the armor of a key', [key], ['abcdefgh', 'ijklmnop']],
    ['nothing that is too short', ['abc', '', ' ', 'x\ny\nshort', '*****'], []],
    ['the longest first', ['abcd', 'abcdef'], ['abcdef', 'abcd']],
    ['the same only once', ['abcd', 'abcd'], ['abcd']],
  ])('are %s', (_, secrets, expected) => {
    expect(maskedValues(secrets)).toEqual(expected);
  });

  it.each(['deployed', 'deploy-actions', 'schema', 'verdict', 'UNHEALTHY', 'port', 'production', 'web1', 'org/shop'])(
    'are no word that reports are made of: %s',
    (word) => {
      const own = ownOf({ INPUT_ENVIRONMENT: 'production', INPUT_HOSTS: 'deploy@web1:22\nweb2' });
      expect(maskedValues([word, 'hunter2'], own)).toEqual(['hunter2']);
    },
  );

  it('are what looks like a name and stands in no input', () => {
    expect(maskedValues(['staging', 'hunter2'], ownOf({ INPUT_ENVIRONMENT: 'production' }))).toEqual([
      'staging',
      'hunter2',
    ]);
  });
});

describe('masker', () => {
  it('masks every secret, wherever it stands', () => {
    expect(masker(['hunter2', key])('x=hunter2;hunter2 abcdefgh')).toBe('x=***;*** ***');
  });

  it('leaves no rest of a secret that holds another one', () => {
    expect(masker(['abcd', 'abcdef'])('abcdef')).toBe('***');
  });

  const forms: [string, (secret: string) => string][] = [
    ['raw', (secret) => secret],
    ['in JSON', (secret) => JSON.stringify({ a: secret })],
    ['in JSON in JSON', (secret) => JSON.stringify({ a: JSON.stringify({ b: secret }) })],
    ['in JSON with escaped slashes', (secret) => JSON.stringify(secret).replaceAll('/', '\\/')],
    ['in a query', (secret) => `https://a.example/?x=${encodeURIComponent(secret)}`],
    [
      'in a query, in small letters',
      (secret) => encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase()),
    ],
    ['in a form', (secret) => encodeURIComponent(secret).replaceAll('%20', '+')],
    ['as a browser writes it in a path', (secret) => encodeURI(secret)],
    ['in HTML', (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ];
  it.each(forms)('leaves nothing of any secret %s', (_, formOf) => {
    fc.assert(
      fc.property(secretText, fc.string(), fc.string(), (secret, before, after) => {
        const form = formOf(secret);
        const masked = masker([secret])(`${before}${form}${after}`);
        expect(masked).not.toContain(secret.slice(0, 6) === secret ? secret : form);
        expect(masked).not.toContain(secret);
        expect(masked).toContain('***');
      }),
    );
  });

  it('leaves nothing of any secret in base64, wherever it begins', () => {
    fc.assert(
      fc.property(secretText, fc.string({ maxLength: 7 }), fc.string({ maxLength: 7 }), (secret, before, after) => {
        for (const encoding of ['base64', 'base64url'] as const) {
          const masked = masker([secret])(Buffer.from(`${before}${secret}${after}`).toString(encoding));
          expect(masked).toContain('***');
          expect(Buffer.from(masked.replaceAll('*', ''), 'base64').toString()).not.toContain(secret);
        }
      }),
    );
  });

  it('keeps a field of ours as a whole, whatever secret is a part of it', () => {
    const own = ownOf({ INPUT_ENVIRONMENT: 'prod-eu-1' });
    const mask = masker(['prod-eu'], own);
    expect(['prod-eu-1', 'in prod-eu-1', 'prod-eu'].map(mask)).toEqual(['prod-eu-1', 'in ***-1', '***']);
  });

  it('takes time in proportion to the text', () => {
    const mask = masker(Array.from({ length: 50 }, (_, index) => `secret-value-${index}-x`));
    const started = performance.now();
    mask('no secret in this line\n'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('maskedJson', () => {
  it('stays JSON and holds no secret, whatever the secret is', () => {
    fc.assert(
      fc.property(secretText, (secret) => {
        const facts = {
          list: [`a ${secret} b`],
          n: 1,
          yes: true,
          inner: JSON.stringify({ secret }),
          [`k ${secret}`]: 1,
        };
        const text = maskedJson(facts, masker([secret]));
        expect(JSON.stringify(JSON.parse(text))).not.toContain(JSON.stringify(secret).slice(1, -1));
        expect(JSON.parse(JSON.parse(text).inner)).toEqual({ secret: '***' });
      }),
    );
  });

  it('keeps keys that are names', () => {
    expect(maskedJson({ durationMs: 1, 'at durationMs': 2 }, masker(['duration']))).toBe(
      '{"durationMs":1,"at ***Ms":2}',
    );
  });

  it('holds no command of the runner, and says the same: whoever prints the file must not carry one out', () => {
    const facts = { '##[group]': 'Fix ##[add-mask]success ##[[ # ##', '::add-mask::x': '##[' };
    const text = maskedJson(facts, (plain) => plain, 2);
    expect(text).not.toContain('##[');
    expect(JSON.parse(text)).toEqual(facts);
  });

  it('does not break JSON where a secret is a word of JSON', () => {
    expect(maskedJson({ ok: true, word: 'true' }, masker(['true']))).toBe('{"ok":true,"word":"***"}');
  });

  it.each(['deployed', 'deploy-actions', 'verdict', 'health-gate', 'CONNECT_TIMEOUT', 'web1'])(
    'keeps the words of a report where a secret is one of them: %s',
    (secret) => {
      const own = ownOf({ INPUT_HOSTS: 'web1' });
      const report = {
        schema: 'deploy-actions/health-gate/1',
        verdict: 'deployed',
        code: 'CONNECT_TIMEOUT',
        host: 'web1',
      };
      expect(maskedJson(report, masker([secret], own))).toBe(JSON.stringify(report));
    },
  );
});

describe('maskedText', () => {
  it('keeps the form of JSON, and its numbers', () => {
    const text = '[{"host":"web1","durationMs":12345,"message":"12345 failed"}]';
    expect(maskedText(text, masker(['12345']))).toBe('[{"host":"web1","durationMs":12345,"message":"*** failed"}]');
  });

  it('leaves a text without a secret as it is, and masks what only begins like JSON', () => {
    expect(maskedText('{ "a": 1.0 }', masker(['hunter2']))).toBe('{ "a": 1.0 }');
    expect(maskedText('{hunter2', masker(['hunter2']))).toBe('{***');
  });
});

describe('maskedMarkdown', () => {
  /** What a reader sees. */
  const shown = (markdown: string) =>
    markdown
      .replaceAll('`', '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');

  it('shows no secret, whatever stands beside it', () => {
    const neighbor = fc.string({ unit: fc.constantFrom(...'a.:/@#_-=|`& <'), maxLength: 4 });
    fc.assert(
      fc.property(secretText, neighbor, neighbor, (secret, before, after) => {
        const text = markdownText(`${before}${secret}${after}`);
        const masked = maskedMarkdown(
          `### ${text}\n\n${markdownTable(['a', 'b'], [[text, 'kept']])}`,
          masker([secret]),
        );
        expect(shown(masked)).not.toContain(secret);
        expect(masked).toMatch(/^### .*\n\n\| a \| b \|\n\| --- \| --- \|\n\| .* \| kept \|$/);
      }),
    );
  });

  it('leaves everything else as it is', () => {
    const markdown = `### x\n\n${markdownTable(['`a`'], [[markdownText('1 < 2 | me@web1 **')]])}\n\n> q\n- l`;
    expect(maskedMarkdown(markdown, masker(['hunter2']))).toBe(markdown);
  });
});

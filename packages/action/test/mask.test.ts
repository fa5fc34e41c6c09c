import { masker } from '@deploy-actions/action';
import fc from 'fast-check';
import { maskedJson, maskedValues } from '../src/mask';

const key = '-----BEGIN KEY-----\r\nabcdefgh\n  ijklmnop  \n}\n-----END KEY-----\n';

describe('maskedValues', () => {
  it.each([
    ['one line', [' s3cret\n'], ['s3cret']],
    ['each line of many', [key], ['-----BEGIN KEY-----', '-----END KEY-----', 'abcdefgh', 'ijklmnop']],
    ['nothing that is too short', ['abc', '', ' ', 'x\ny\nshort'], []],
    ['the longest first', ['abcd', 'abcdef'], ['abcdef', 'abcd']],
    ['the same only once', ['abcd', 'abcd'], ['abcd']],
    [
      'what logs in, in a header, by itself too',
      ['Authorization: Bearer abc.def-123\nAccept: application/json\nX-Api-Key: 0123456789'],
      [
        'Authorization: Bearer abc.def-123',
        'Accept: application/json',
        'X-Api-Key: 0123456789',
        'Bearer abc.def-123',
        'abc.def-123',
        '0123456789',
      ],
    ],
    ['no word that is none', ['X-Token-Kind: user', 'Cookie: a=1'], ['X-Token-Kind: user', 'Cookie: a=1']],
  ])('are %s', (_, secrets, expected) => {
    expect(maskedValues(secrets)).toEqual(expected);
  });
});

describe('masker', () => {
  it('blots out every secret, wherever it stands', () => {
    expect(masker(['hunter2', key])('x=hunter2;hunter2 abcdefgh')).toBe('x=***;*** ***');
  });

  it('leaves no rest of a secret that holds another one', () => {
    expect(masker(['abcd', 'abcdef'])('abcdef')).toBe('***');
  });

  it('finds a secret inside JSON inside a text', () => {
    const secret = 'pa"ss\\word';
    expect(masker([secret])(JSON.stringify({ secret }))).toBe('{"secret":"***"}');
  });
});

describe('maskedJson', () => {
  it('stays JSON and holds no secret, whatever the secret is', () => {
    const secret = fc
      .string({ minLength: 4, maxLength: 20 })
      .filter((text) => text.trim().length >= 4 && !'***'.includes(text.trim()));
    fc.assert(
      fc.property(secret, (value) => {
        const trimmed = value.trim();
        fc.pre(!/^\*+$/.test(trimmed));
        const text = maskedJson({ list: [`a ${value} b`], n: 1, yes: true }, masker([value]));
        expect(JSON.parse(text).list[0]).not.toContain(trimmed);
      }),
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
});

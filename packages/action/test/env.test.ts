import { formatEnv, parseEnv, parseRecordedEnv, type Variable } from '@deploy-actions/action';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';

const read = (text: string) => {
  const { variables, problems } = parseEnv(text);
  expect(problems).toEqual([]);
  return Object.fromEntries(variables);
};

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const nasty = fc.constantFrom(
  '\n',
  '\r',
  '\r\n',
  '"',
  "'",
  '\\',
  '$',
  '`',
  '#',
  ' ',
  '\t',
  '=',
  '<<',
  'EOF',
  ':',
  '- ',
  'é',
  '日',
  '😀',
  'a',
);
const value = fc.oneof(
  fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
);
const variables = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 });

describe('parseEnv', () => {
  it.each<[string, string, Record<string, string>]>([
    ['plain pairs', 'A=1\n\n  # remark\nB=b=c\n', { A: '1', B: 'b=c' }],
    ['CRLF line breaks', 'A=1\r\nB<<EOF\r\nx\r\ny\r\nEOF\r\n', { A: '1', B: 'x\ny' }],
    ['export', 'export A=1\nexport B="2"', { A: '1', B: '2' }],
    ['an empty value', 'A=\nB=""\nC=\'\'', { A: '', B: '', C: '' }],
    ['quoted values', `A="a b # c"\nB='a "b" \\n $C'`, { A: 'a b # c', B: 'a "b" \\n $C' }],
    ['escapes', 'A="\\"\\\\\\n\\t\\r\\$X\\`"', { A: '"\\\n\t\r$X`' }],
    ['an escaped backslash before a letter', 'A="C:\\\\new"', { A: 'C:\\new' }],
    ['quotes inside a plain value', `A=it's "so"\nB={"a": "b"}`, { A: `it's "so"`, B: '{"a": "b"}' }],
    ['what a shell would expand', 'A=$HOME ${X} `id` \\n', { A: '$HOME ${X} `id` \\n' }],
    [
      'several lines',
      'A<<EOF\n  x\n\n# no remark\nEOF \nB=1\nEOF\nC=2',
      { A: '  x\n\n# no remark\nEOF \nB=1', C: '2' },
    ],
    ['no lines', 'A<<EOF\nEOF', { A: '' }],
    [
      'a YAML mapping',
      `A: 1.10\n# remark\nB: "x\\ny"\nC: 'it''s'\nD:\nE: a=b`,
      {
        A: '1.10',
        B: 'x\ny',
        C: "it's",
        D: '',
        E: 'a=b',
      },
    ],
    [
      'a YAML block',
      'A: |\n  x\n    y\n\n  z\n\nB: |-\n  b\nC: |+\n  c\n\n',
      { A: 'x\n  y\n\nz\n', B: 'b', C: 'c\n\n' },
    ],
  ])('reads %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string, [line: number, cause: RegExp][]]>([
    ['no pair', 'A=1\nNOT A VARIABLE', [[2, /not a KEY=VALUE/]]],
    [
      'a name that is none',
      '1A=x\nA-B=x',
      [
        [1, /not a KEY=VALUE/],
        [2, /not a KEY=VALUE/],
      ],
    ],
    [
      'blanks around =',
      'A =1\nB= 2',
      [
        [1, /blank before =/],
        [2, /blank after =/],
      ],
    ],
    [
      'an open quote',
      '\nA="x\nB=\'y\nC="x\\"',
      [
        [2, /not closed/],
        [3, /not closed/],
        [4, /not closed/],
      ],
    ],
    [
      'text behind a quote',
      'A="x" y\nB="x" # remark\nC=\'x\'y',
      [
        [1, /after it/],
        [2, /after it/],
        [3, /after it/],
      ],
    ],
    ['a remark behind a value', 'A=x # remark', [[1, /a #/]]],
    ['an unknown escape', 'A="C:\\dir"', [[1, /unknown escape/]]],
    ['no end', 'A=1\nB<<EOF\nsecret\n EOF', [[2, /without an end/]]],
    [
      '= before <<',
      'A=<<EOF\nx\nEOF',
      [
        [1, /= before <</],
        [2, /not a KEY/],
        [3, /not a KEY/],
      ],
    ],
    ['a name twice', 'A=1\nexport A=2', [[2, /same name as line 1/]]],
    ['a list', '- A=1', [[1, /list mark/]]],
    ['two forms', 'A=1\nB: 2', [[2, /among KEY=VALUE/]]],
    ['two forms, the other way', 'A: 1\nB=2', [[2, /although the first line/]]],
    ['an indented mapping', 'A:\n  B: 1', [[2, /not a `KEY: value` line/]]],
    [
      'other YAML',
      'A: [1]\nB: >\nC: *x\nD: a: b\nE: null\nF: |',
      [
        [1, /else in YAML/],
        [2, /else in YAML/],
        [3, /else in YAML/],
        [4, /else in YAML/],
        [5, /else in YAML/],
        [6, /nothing indented/],
      ],
    ],
    ['a NUL', 'A=x\0y', [[1, /NUL/]]],
  ])('refuses %s, by its line', (_, text, expected) => {
    expect(parseEnv(text).problems).toEqual(
      expected.map(([line, cause]) => expect.objectContaining({ line, cause: expect.stringMatching(cause) })),
    );
  });

  it('never says a value', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 8 }), fc.array(nasty, { maxLength: 8 }), (before, after) => {
        const { problems } = parseEnv(`${before.join('')}hunter2${after.join('')}`);
        expect(JSON.stringify(problems.map(({ cause, cure }) => [cause, cure]))).not.toMatch(/hunter2/);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back whatever is written in double quotes', () => {
    const escaped = (text: string) =>
      text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
    fc.assert(
      fc.property(variables, fc.constantFrom('\n', '\r\n'), (pairs, lineBreak) => {
        const text = pairs.map(([key, text]) => `${key}="${escaped(text)}"`).join(lineBreak);
        expect(parseEnv(text)).toEqual({ variables: pairs, problems: [] });
      }),
    );
  });

  it('reads back whatever is written as KEY<<EOF, but for carriage returns', () => {
    fc.assert(
      fc.property(variables, (pairs) => {
        const plain = pairs.map(([key, text]): Variable => [key, text.replaceAll('\r', '')]);
        const text = plain.map(([key, each]) => `${key}<<END_${key}_\n${each}\nEND_${key}_\n`).join('');
        expect(parseEnv(text)).toEqual({ variables: plain, problems: [] });
      }),
    );
  });

  it('reads a mapping as YAML does, or refuses it', () => {
    const piece = fc.constantFrom(
      ...[
        'A',
        'B',
        ': ',
        ':',
        '|',
        '|-',
        '|+',
        '\n',
        '\n  ',
        '\n ',
        '"',
        "'",
        "''",
        ' ',
        '#',
        '- ',
        'x',
        '\\n',
        '1.0',
        '>',
        '&',
      ],
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `K: ${pieces.join('')}`;
        const { variables: found, problems } = parseEnv(text);
        if (problems.length > 0) return;
        accepted++;
        const options = { schema: 'failsafe', logLevel: 'silent' } as const;
        expect([text, Object.fromEntries(found)]).toEqual([text, { ...parseYaml(text, options) }]);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});

describe('formatEnv and parseRecordedEnv', () => {
  it('keeps single lines as older releases have them', () => {
    expect(
      formatEnv([
        ['A', '"x" $y'],
        ['B', ''],
      ]),
    ).toBe('A="x" $y\nB=\n');
    expect(parseRecordedEnv('A="x" $y\nB=\n# C=1\nno pair\n')).toEqual([
      ['A', '"x" $y'],
      ['B', ''],
    ]);
  });

  it('gives back what was recorded', () => {
    fc.assert(fc.property(variables, (pairs) => expect(parseRecordedEnv(formatEnv(pairs))).toEqual(pairs)));
    const pairs: Variable[] = [['A', 'DEPLOY_END\nDEPLOY_END_\n']];
    expect(parseRecordedEnv(formatEnv(pairs))).toEqual(pairs);
  });
});

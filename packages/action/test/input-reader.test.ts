import { Illegal, InputReader, splitLines } from '@deploy-actions/action';
import fc from 'fast-check';

const plain = { default: '', required: false, secret: false };
const contract = {
  action: 'demo',
  inputs: { a: plain, b: plain, token: { ...plain, secret: true } },
  outputs: [],
} as const;

const reader = (values: Partial<Record<'a' | 'b' | 'token', string>>) =>
  new InputReader(contract, values as Record<string, string>);

describe('InputReader', () => {
  it('gives text as it is, and optional text trimmed', () => {
    const input = reader({ a: ' x\n' });
    expect([input.text('a'), input.optional('a'), input.text('b'), input.optional('b')]).toEqual([
      ' x\n',
      'x',
      '',
      undefined,
    ]);
    expect(input.problems).toEqual([]);
  });

  it('gives programs without the carriage returns of CRLF', () => {
    const input = reader({ a: 'cd app\r\nmake \\\r\n  all\r\n' });
    expect([input.program('a'), input.program('b')]).toEqual(['cd app\nmake \\\n  all', undefined]);
  });

  it('misses what is required', () => {
    const input = reader({ a: ' ' });
    expect(input.required('a', 'a path')).toBe('');
    expect(input.problems).toEqual([{ input: 'a', code: 'MISSING', given: '" "', legal: 'a path' }]);
  });

  it.each([
    ['x\n\n # y\r\n z \rw', ['x', 'z', 'w']],
    ['a, b,,c', ['a, b,,c']],
    ['', []],
  ])('splits %j into lines', (text, expected) => {
    expect(reader({ a: text }).lines('a')).toEqual(expected);
  });

  it('splits a list at commas too', () => {
    expect(reader({ a: 'x, y,,\n# z\nw' }).list('a')).toEqual(['x', 'y', 'w']);
  });

  it.each([
    ['true', true, 0],
    [' false ', false, 0],
    ['yes', false, 1],
    ['True', false, 1],
    ['', false, 1],
  ])('reads %j as a boolean: %s, %d problems', (text, value, problems) => {
    const input = reader({ a: text });
    expect(input.boolean('a') && problems === 0).toBe(value);
    expect(input.problems).toHaveLength(problems);
  });

  it('reads one of a choice, else says what is legal', () => {
    expect(reader({ a: 'fail' }).choice('a', ['pass', 'fail'])).toBe('fail');
    const input = reader({ a: 'Fail' });
    input.choice('a', ['pass', 'fail']);
    expect(input.problems).toEqual([{ input: 'a', code: 'ILLEGAL', given: '"Fail"', legal: 'pass, fail' }]);
  });

  it('reads durations and ratios in their units', () => {
    const input = reader({ a: '1m30s', b: '5%' });
    expect([input.duration('a'), input.ratio('b')]).toEqual([90_000, 0.05]);
  });

  it.each([
    ['duration', 'soon', 'ILLEGAL'],
    ['duration', '', 'MISSING'],
    ['ratio', '120%', 'ILLEGAL'],
    ['ratio', '', 'MISSING'],
  ] as const)('a bad %s %j is one problem: %s', (kind, text, code) => {
    const input = reader({ a: text });
    input[kind]('a');
    expect(input.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it.each([
    ['3', 3],
    ['1', 1],
    ['10', 10],
    ['0', undefined],
    ['11', undefined],
    ['-3', undefined],
    ['3.0', undefined],
    ['1e1', undefined],
    ['٣', undefined],
    ['99999999999999999999', undefined],
  ])('reads %j as a whole number from 1 to 10: %s', (text, expected) => {
    const input = reader({ a: text });
    expect(input.optionalInteger('a', { min: 1, max: 10 })).toBe(expected);
    expect(input.problems).toHaveLength(expected === undefined ? 1 : 0);
  });

  it('hands out a stand-in of the right kind where a number is missing', () => {
    const input = reader({});
    expect(input.integer('a', { min: 2, max: 9 })).toBe(2);
    expect(input.problems[0]).toMatchObject({ code: 'MISSING', legal: 'a whole number from 2 to 9' });
  });

  it('makes each bad line a problem of its own', () => {
    const input = reader({ a: '1\nx\n2\ny' });
    const digits = (line: string) => {
      if (!/^\d$/.test(line)) throw new Illegal('a digit');
      return Number(line);
    };
    expect(input.parsedLines('a', digits)).toEqual([1, 2]);
    expect(input.problems.map(({ given }) => given)).toEqual(['line 2: "x"', 'line 4: "y"']);
  });

  it('quotes what the parser found instead of the whole text', () => {
    const input = reader({ a: 'long text' });
    input.optionalParsed('a', () => {
      throw new Illegal('a key', 'a public key');
    });
    expect(input.problems[0]?.given).toBe('a public key');
  });

  it('does not take a defect of a parser for a bad input', () => {
    expect(() =>
      reader({ a: 'x' }).optionalParsed('a', () => {
        throw new TypeError('ours');
      }),
    ).toThrow('ours');
  });

  it('says in which line of a secret something is wrong', () => {
    const input = reader({ token: 'good\n# no line\n\nbad\n' });
    input.parsedLines('token', (line) => {
      if (line === 'bad') throw new Illegal('something good');
      return line;
    });
    expect(input.problems).toEqual([
      { input: 'token', code: 'ILLEGAL', given: 'line 4: the value (not shown)', legal: 'something good' },
    ]);
  });

  it('never quotes a secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{8,200}$/), (secret) => {
        const input = reader({ token: secret });
        input.choice('token', ['x']);
        input.duration('token');
        input.ratio('token');
        input.integer('token', { min: 0, max: 1 });
        input.problem('token', { code: 'CONFLICT', legal: 'x' });
        expect(input.problems).toHaveLength(5);
        expect(JSON.stringify(input.problems)).not.toContain(secret.slice(0, 8));
      }),
    );
  });

  it('quotes any text in one short line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const input = reader({ a: text });
        input.problem('a', { code: 'ILLEGAL', legal: 'x' });
        const given = input.problems[0]?.given ?? '';
        expect(given).not.toMatch(/[\r\n]/);
        expect(given.length).toBeLessThan(900);
      }),
    );
  });

  it('remembers what was read', () => {
    const input = reader({});
    input.lines('a');
    input.optionalDuration('token');
    expect([...input.read]).toEqual(['a', 'token']);
  });
});

describe('splitLines', () => {
  it('knows every end of a line', () => {
    expect(splitLines('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
  });
});

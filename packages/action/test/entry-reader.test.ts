import { InputReader, readEntry, type Structure } from '@deploy-actions/action';
import fc from 'fast-check';

const input = (fallback = '', secret = false) => ({ default: fallback, required: false, secret });
const contract = {
  action: 'a',
  inputs: { name: input(), timeout: input('5s'), retries: input('3'), headers: input('', true), lines: input() },
  outputs: [],
} as const;

function read(values: { [key: string]: Structure }, inherited: Record<string, string> = {}) {
  const outer = new InputReader(contract, inherited);
  const global = new InputReader(contract, { timeout: '5s', retries: '3', ...inherited });
  const build = (entry: InputReader<typeof contract>) => ({
    name: entry.optional('name'),
    timeoutMs: entry.duration('timeout'),
    retries: entry.integer('retries', { min: 0, max: 9 }),
    headers: entry.lines('headers'),
    lines: entry.lines('lines'),
  });
  build(global);
  const keys = ['name', 'timeout', 'headers', 'lines'] as const;
  const instead = { deadline: 'timeout' } as const;
  const rules = { contract, keys, maps: ['headers'] as const, inherited, told: global.problems, instead };
  const sink = {
    problem: (path: string, what: Parameters<typeof outer.problem>[1]) => outer.problem(path as 'name', what),
  };
  const built = readEntry(sink, { path: 'checks[2]', values }, rules, build);
  return { ...built, problems: outer.problems };
}

describe('readEntry', () => {
  it('reads what is given, else what is inherited, else the default', () => {
    expect(read({ name: 'a', timeout: '1m' }, { timeout: '9s', retries: '1' })).toMatchObject({
      name: 'a',
      timeoutMs: 60_000,
      retries: 1,
      problems: [],
    });
    expect(read({}, { timeout: '9s' })).toMatchObject({ timeoutMs: 9000, retries: 3 });
  });

  it('takes an empty value as the default, not as what is inherited', () => {
    expect(read({ timeout: '', name: '' }, { timeout: '9s', name: 'b' })).toMatchObject({
      timeoutMs: 5000,
      name: undefined,
    });
  });

  it('reads a list as lines and a map as Name: value lines', () => {
    expect(read({ headers: { 'X-A': 'b', 'X-C': 'd' }, lines: ['a', 'b'] })).toMatchObject({
      headers: ['X-A: b', 'X-C: d'],
      lines: ['a', 'b'],
      problems: [],
    });
  });

  it.each<[{ [key: string]: Structure }, string]>([
    [{ nmae: 'x' }, 'checks[2].nmae UNKNOWN Did you mean name?'],
    [{ deadline: 'x' }, 'checks[2].deadline UNKNOWN Did you mean timeout?'],
    [{ retries: '3' }, 'checks[2].retries UNKNOWN Allowed here: name, timeout, headers, lines.'],
    [{ constructor: '3' }, 'checks[2].constructor UNKNOWN Allowed here: name, timeout, headers, lines.'],
    [{ timeout: 'soon' }, 'checks[2].timeout ILLEGAL'],
    [{ timeout: { a: 'b' } }, 'checks[2].timeout ILLEGAL a text, or a list'],
    [{ lines: [['a']] }, 'checks[2].lines ILLEGAL a text, or a list'],
    [{ lines: ['a\nb'] }, 'checks[2].lines ILLEGAL a text, or a list'],
    [{ lines: ['# a'] }, 'checks[2].lines ILLEGAL a text, or a list'],
    [{ headers: { a: ['b'] } }, 'checks[2].headers ILLEGAL a text, a list of texts, or a map'],
  ])('%j: %s', (values, expected) => {
    const [problem, ...others] = read(values).problems;
    expect(others).toEqual([]);
    expect(`${problem?.input} ${problem?.code} ${problem?.legal}`).toContain(expected);
  });

  it('tells no more of a key that somebody meant who gave another one', () => {
    const asked: boolean[] = [];
    const outer = new InputReader(contract, {});
    const sink = {
      problem: (path: string, what: Parameters<typeof outer.problem>[1]) => outer.problem(path as 'name', what),
    };
    const rules = { contract, keys: ['name', 'lines'] as const, maps: [], inherited: {}, told: [] };
    const read = (values: { [key: string]: Structure }) =>
      readEntry(sink, { path: 'checks[0]', values }, rules, (entry, has, isTold) => {
        asked.push(has('name'), isTold('name'));
        entry.required('name', 'a name');
      });
    read({ nmae: 'x' });
    expect(outer.problems.map(({ code }) => code)).toEqual(['UNKNOWN']);
    read({});
    expect(outer.problems.map(({ code }) => code)).toEqual(['UNKNOWN', 'MISSING']);
    expect(asked).toEqual([false, true, false, false]);
  });

  it('leaves a bad value that is inherited to whoever told of it', () => {
    expect(read({}, { timeout: 'soon' }).problems).toEqual([]);
    expect(read({ timeout: 'sooner' }, { timeout: 'soon' }).problems).toMatchObject([{ given: '"sooner"' }]);
  });

  it('never breaks on any entry, and tells every problem with its path', () => {
    const value: fc.Arbitrary<Structure> = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.array(fc.array(fc.string(), { maxLength: 2 }), { maxLength: 2 }),
      fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
    );
    const key = fc.oneof(fc.constantFrom('name', 'timeout', 'headers', 'lines', 'retries'), fc.string());
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 6 }), (values) => {
        for (const { input: path } of read(values).problems) expect(path).toMatch(/^checks\[2\]\./);
      }),
    );
  });
});

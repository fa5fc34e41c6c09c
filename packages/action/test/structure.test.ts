import { InputReader, readEntries } from '@deploy-actions/action';
import { kindOf, type Structure } from '../src/structure';

const contract = { action: 'a', inputs: { checks: { default: '', required: false, secret: false } }, outputs: [] };

function read(structures: Record<string, { value: Structure } | { problem: string }>) {
  const reader = new InputReader(contract, { checks: 'the text' }, structures);
  const entries = readEntries(reader, 'checks');
  return { entries, problems: reader.problems.map(({ input, code, given }) => `${input} ${code}: ${given}`) };
}

describe('readEntries', () => {
  it('gives each map with its path', () => {
    expect(read({ checks: { value: [{ url: 'a' }, { url: 'b' }] } })).toEqual({
      entries: [
        { path: 'checks[0]', values: { url: 'a' } },
        { path: 'checks[1]', values: { url: 'b' } },
      ],
      problems: [],
    });
  });

  it.each<[string, { value: Structure } | { problem: string }, string[]]>([
    ['a map', { value: { url: 'a' } }, ['checks ILLEGAL: a map']],
    ['a list of nothing', { value: [] }, ['checks ILLEGAL: an empty list']],
    ['a text', { value: 'https://a.example' }, ['checks ILLEGAL: a text']],
    ['other entries', { value: ['a', ['b'], {}] }, ['checks[0] ILLEGAL: a text', 'checks[1] ILLEGAL: a list']],
    ['no YAML', { problem: 'line 1: what' }, ['checks ILLEGAL: a text that cannot be parsed (line 1: what)']],
  ])('says where it found %s', (_, parsed, problems) => {
    expect(read({ checks: parsed }).problems).toEqual(problems);
  });

  it('has nothing where nothing is given', () => {
    expect(read({})).toEqual({ entries: [], problems: [] });
  });
});

describe('kindOf', () => {
  it.each<[Structure, string]>([
    ['x', 'a text'],
    ['', 'nothing'],
    [['x'], 'a list'],
    [[], 'an empty list'],
    [{}, 'a map'],
  ])('%j is %s', (value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });
});

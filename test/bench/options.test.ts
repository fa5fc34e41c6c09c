import { pick, readOptions } from '../../bench/report/options';

const defaults = { rows: '', runs: '5', write: false };

describe('readOptions', () => {
  it('takes the defaults for what is not given', () => {
    expect(readOptions([], defaults)).toEqual(defaults);
    expect(readOptions(['--write', '--runs', '2'], defaults)).toEqual({ rows: '', runs: '2', write: true });
  });

  it.each([[['--row', 'x']], [['rows', 'x']], [['-rows']]])('says what is legal in place of %j', (words) => {
    expect(() => readOptions(words, defaults)).toThrow(/is none of --rows …, --runs …, --write/);
  });

  it('wants the value of an option that has one', () => {
    expect(() => readOptions(['--runs'], defaults)).toThrow('--runs wants a value');
  });
});

describe('pick', () => {
  const all = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('takes all where nothing is asked for, and keeps their order', () => {
    expect(pick(all, '')).toEqual(all);
    expect(pick(all, 'c,a')).toEqual([{ id: 'a' }, { id: 'c' }]);
  });

  it('says what there is in place of what there is not', () => {
    expect(() => pick(all, 'a,d')).toThrow('d is none of a, b, c');
  });
});

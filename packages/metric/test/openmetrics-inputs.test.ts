import { InputReader } from '@deploy-actions/action';
import { prepareSelectors } from '@deploy-actions/metric';
import { readSelectors } from '../src/openmetrics-inputs';

const input = { default: '', required: false, secret: false };
const contract = { action: 'any', inputs: { errors: input, total: input }, outputs: [] };

function read(values: { errors?: string; total?: string }) {
  const reader = new InputReader(contract, values);
  return { query: readSelectors(reader), problems: reader.problems };
}

describe('readSelectors', () => {
  it('loads the expressions before they are read, and only for them', async () => {
    const given = { errors: 'a_total{code=~"5.."}', total: 'a_total' };
    expect(() => read(given)).toThrow('before they were loaded');
    await prepareSelectors({ values: { source: 'json', ...given } } as never);
    expect(() => read(given)).toThrow('before they were loaded');
    await prepareSelectors({ values: { source: 'openmetrics', ...given } } as never);
    const { query, problems } = read(given);
    expect([query?.errors.text, query?.total.text, problems]).toEqual([given.errors, given.total, []]);
  });

  it.each<[{ errors?: string; total?: string }, [string, string][]]>([
    [
      {},
      [
        ['errors', 'MISSING'],
        ['total', 'MISSING'],
      ],
    ],
    [{ errors: 'a' }, [['total', 'MISSING']]],
    [
      { errors: 'a{', total: 'rate(a[5m])' },
      [
        ['errors', 'ILLEGAL'],
        ['total', 'ILLEGAL'],
      ],
    ],
  ])('%j: %j', (values, expected) => {
    const { query, problems } = read(values);
    expect(query).toBeUndefined();
    expect(problems.map(({ input: name, code }) => [name, code])).toEqual(expected);
  });

  it('says where a selector is wrong', () => {
    expect(JSON.stringify(read({ errors: 'a{b}', total: 'a' }).problems)).toContain('position 4: one of = != =~ !~');
  });
});

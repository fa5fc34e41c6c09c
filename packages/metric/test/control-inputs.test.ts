import { InputReader } from '@deploy-actions/action';
import { type ControlInput, readControl } from '../src/control-inputs';
import { rule } from './measurements';

const source = { kind: 'json', instances: [], headers: [], timeoutMs: 1, intervalMs: 1 } as const;
const context = {
  source,
  rule: { ...rule, method: 'sequential' },
  query: { form: 'counters', errors: '$.e', total: '$.t' },
  increase: undefined,
} as const;

function read(changes: Partial<Parameters<typeof readControl>[1]>, url = 'http://old.example/') {
  const inputs: Record<ControlInput, { default: string; required: boolean; secret: boolean }> = {
    'control-url': { default: '', required: false, secret: false },
  };
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, { 'control-url': url });
  return { control: readControl(reader, { ...context, ...changes }), codes: reader.problems.map(({ code }) => code) };
}

it('reads the old version, and by how much it may be exceeded', () => {
  expect(read({}).control).toMatchObject({ instances: [{ url: 'http://old.example/' }], oddsRatio: 1 });
  expect(read({ increase: { kind: 'relative', by: 0.2 } })).toMatchObject({ control: { oddsRatio: 1.2 }, codes: [] });
  expect(read({}, '')).toEqual({ control: undefined, codes: [] });
});

it.each<Partial<Parameters<typeof readControl>[1]>>([
  { source: { ...source, kind: 'prometheus' } },
  { source: { ...source, instances: [{ name: 'a', url: 'http://a/', via: 'one' }] } },
  { rule },
  { rule: { ...rule, method: 'rule' } },
  { query: { form: 'ratio', query: '$.r' } },
  { increase: { kind: 'absolute', by: 0.01 } },
])('refuses %j', (changes) => {
  expect(read(changes).codes).toEqual(['CONFLICT']);
});

it('refuses what is no address', () => {
  expect(read({}, 'nowhere').codes).toEqual(['ILLEGAL']);
});

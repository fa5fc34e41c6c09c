import { InputReader } from '@deploy-actions/action';
import type { SignalQuery, SourceKind } from '@deploy-actions/source';
import { readOwnRequests } from '../src/own-inputs';

const counters: SignalQuery = { form: 'counters', errors: 'e', total: 't' };
const ratio: SignalQuery = { form: 'ratio', query: 'r' };

function read(given: string, kind: SourceKind, queries: Record<string, SignalQuery>) {
  const own = { default: 'ignored', required: false, secret: false };
  const contract = { action: 'any', inputs: { 'own-requests': own }, outputs: [] };
  const input = new InputReader(contract, { 'own-requests': given });
  const signals = Object.entries(queries).map(([name, query]) => ({ name, query }));
  return [readOwnRequests(input, kind, signals).ownRequests, input.problems.map(({ code }) => code)];
}

it.each<[Parameters<typeof read>, ReturnType<typeof read>]>([
  [
    ['ignored', 'prometheus', { 'error-rate': ratio }],
    [undefined, []],
  ],
  [
    ['counted', 'json', { 'error-rate': counters }],
    ['counted', []],
  ],
  [
    ['counted', 'openmetrics', { cpu: { form: 'value', query: 'cpu' }, checkout: counters }],
    ['counted', []],
  ],
  [
    ['counted', 'prometheus', { 'error-rate': counters }],
    ['counted', ['CONFLICT']],
  ],
  [
    ['counted', 'json', { 'error-rate': ratio, checkout: counters }],
    ['counted', ['CONFLICT']],
  ],
  [
    ['counted', 'openmetrics', { cpu: { form: 'value', query: 'cpu' } }],
    ['counted', ['CONFLICT']],
  ],
  [
    ['perhaps', 'json', { 'error-rate': counters }],
    [undefined, ['ILLEGAL']],
  ],
])('%j', (given, expected) => {
  expect(read(...given)).toEqual(expected);
});

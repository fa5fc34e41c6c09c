import { InputReader } from '@deploy-actions/action';
import { readPaths } from '../src/json-inputs';

const input = { default: '', required: false, secret: false };
const inputs = { 'error-rate-path': input, 'errors-path': input, 'total-path': input };

function read(values: Record<string, string>) {
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, values);
  const query = readPaths(reader);
  return [query.kind, reader.problems.map(({ input: name, code }) => [name, code])];
}

describe('readPaths', () => {
  it.each<[Record<string, string>, unknown[]]>([
    [{}, ['ratio', []]],
    [{ 'errors-path': '$.e', 'total-path': '$.t' }, ['counters', []]],
    [{ 'errors-path': '$.e' }, ['ratio', [['total-path', 'MISSING']]]],
    [{ 'error-rate-path': 'x' }, ['ratio', [['error-rate-path', 'ILLEGAL']]]],
  ])('%j', (values, expected) => {
    expect(read(values)).toEqual(expected);
  });
});

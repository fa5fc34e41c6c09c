import { InputReader } from '@deploy-actions/action';
import { gateContract } from '@deploy-actions/gate';
import { loadPatterns } from '@deploy-actions/json-path';
import { readExpectations } from '../src/read-expectations';

beforeAll(loadPatterns);

function read(given: Record<string, string>) {
  const reader = new InputReader(gateContract, given);
  return { expected: readExpectations(reader), problems: reader.problems.map(({ given: what }) => what) };
}

describe('readExpectations', () => {
  it('expects nothing where nothing is given', () => {
    expect(read({}).expected).toMatchObject({ json: [], body: undefined, match: [], version: undefined });
  });

  it('says of each line what is wrong with it', () => {
    const { problems } = read({ 'expect-json': '$.a\n$.b = 1', 'expect-match': 'a\n(b', 'version-path': 'version' });
    expect(problems).toEqual([
      expect.stringContaining('$.b = 1'),
      expect.stringMatching(/^line 2: "\(b" \(missing/),
      expect.stringContaining('"version"'),
    ]);
  });
});

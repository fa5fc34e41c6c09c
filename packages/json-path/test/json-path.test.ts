import { type JsonPath, parseJsonPath } from '@deploy-actions/json-path';

function compiled(text: string): JsonPath {
  const path = parseJsonPath(text);
  if ('problem' in path) throw new Error(path.problem);
  return path;
}

describe('parseJsonPath', () => {
  it('selects nested values, array elements and falsy values', () => {
    const document = { a: { b: [{ c: 0 }, { c: false }] }, n: null };
    expect(compiled('$.a.b[*].c').values(document)).toEqual([0, false]);
    expect(compiled('$.n').values(document)).toEqual([null]);
  });

  it('selects nothing where there is nothing, in documents of any type', () => {
    for (const document of [{}, [], null, 3, 'text']) expect(compiled('$.a.b').values(document)).toEqual([]);
  });

  it.each(['', 'status', '$.a[', '$..'])('says what is wrong with %j', (text) => {
    expect(parseJsonPath(text)).toHaveProperty('problem');
  });
});

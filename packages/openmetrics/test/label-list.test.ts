import { readLabels, skipBlanks } from '../src/label-list';

describe('readLabels', () => {
  it.each<[string, string[], string | undefined]>([
    ['{}', [], undefined],
    ['{a="1"}', ['a', '1'], undefined],
    ['{ a = "1" , b="2", }', ['a', '1', 'b', '2'], undefined],
    ['{le="5",a="1"}', ['a', '1', 'le', '5.0'], undefined],
    ['{c="3",a="1",b="2"}', ['a', '1', 'b', '2', 'c', '3'], undefined],
    ['{a="}, =\\" {"}', ['a', '}, =" {'], undefined],
    ['{"http.requests"}', [], 'http.requests'],
    ['{a="1","http.requests"}', ['a', '1'], 'http.requests'],
    ['{b="2","http.requests",a="1"}', ['a', '1', 'b', '2'], 'http.requests'],
    ['{"http.requests","status.code"="1"}', ['status.code', '1'], 'http.requests'],
  ])('%s', (line, labels, name) => {
    expect(readLabels(line, 0)).toMatchObject({ name, labels, end: line.length });
  });

  it('tells the names as they were written', () => {
    expect(readLabels('{c="3",a="1","b d"="2"}', 0)).toMatchObject({ written: ['c', 'a', 'b d'] });
  });

  it.each([
    ['{', 'have no end'],
    ['{a="1"', 'a comma is missing'],
    ['{a="1', 'not in quotes'],
    ['{a=1}', 'not in quotes'],
    ['{a="1" b="2"}', 'a comma is missing'],
    ['{a="1",a="2"}', 'is repeated'],
    ['{a="1",b="1",a="2"}', 'is repeated'],
    ['{1a="1"}', 'is not a label name'],
    ['{a="1",b}', 'labels have no end'],
    ['{"a","b"}', 'two names, "a" and "b"'],
    ['{"a",c="1","b"}', 'two names, "a" and "b"'],
    ['{="1"}', 'is not a label name'],
  ])('%s is none', (line, problem) => {
    expect(readLabels(line, 0)).toContain(problem);
  });
});

describe('skipBlanks', () => {
  it('stops at the next character', () => {
    expect([skipBlanks(' \t x', 0), skipBlanks('x', 0), skipBlanks('  ', 0)]).toEqual([3, 0, 2]);
  });
});

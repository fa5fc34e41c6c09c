import { parseJsonPath } from '@deploy-actions/json-path';
import { select } from '../src/select';

function selected(text: string, document: unknown) {
  const path = parseJsonPath(text);
  if ('problem' in path) throw new Error(path.problem);
  return select(path, document);
}

describe('select', () => {
  it.each([
    ['$.error_rate', { error_rate: 0 }, 0],
    ['$.a.rates[1]', { a: { rates: [1, '6%'] } }, '6%'],
    ['$.none', { none: null }, null],
    ['$', 0.03, 0.03],
  ])('%s finds one plain value in %j', (path, document, found) => {
    expect(selected(path, document)).toEqual({ found });
  });

  it('reads a document of any depth, and gives up where that costs too much', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(selected('$..error_rate', deep)).toEqual({
      problem: { kind: 'query', reason: '$..error_rate selects nothing in the answer' },
    });
    expect(selected('$..*..*', deep)).toEqual({
      problem: { kind: 'query', reason: '$..*..* needs too much work on this answer; select less' },
    });
  });

  it.each(['$.constructor', '$.toString', '$.__proto__', "$['length']"])(
    '%s finds nothing of JavaScript itself',
    (path) => {
      for (const document of [{}, [], 'text']) {
        expect(selected(path, document)).toEqual({ problem: expect.objectContaining({ kind: 'query' }) });
      }
    },
  );

  it.each([
    ['$.error_rate', {}, 'selects nothing'],
    ['$.error_rate', [], 'selects nothing'],
    ['$.error_rate', 'a text', 'selects nothing'],
    ['$.error_rate', null, 'selects nothing'],
    ['$.rates[*]', { rates: [1, 2] }, 'selects 2 values'],
    ['$.a', { a: {} }, 'selects an object'],
    ['$.a', { a: [] }, 'selects a list'],
  ])('%s in %j is a wrong path', (path, document, reason) => {
    expect(selected(path, document)).toEqual({ problem: { kind: 'query', reason: expect.stringContaining(reason) } });
  });
});

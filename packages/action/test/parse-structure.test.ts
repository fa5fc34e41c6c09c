import { parseStructure } from '@deploy-actions/action';
import fc from 'fast-check';

describe('parseStructure', () => {
  it.each<[string, unknown]>([
    ['- a: 1.10\n  b: 1234567e8\n  c: 007\n  d: true', [{ a: '1.10', b: '1234567e8', c: '007', d: 'true' }]],
    ['- a: ~\n  b: null\n  c:\n  d: "null"', [{ a: '', b: '', c: '', d: 'null' }]],
    ['[{"a": 1, "b": ["x", "y"]}]', [{ a: '1', b: ['x', 'y'] }]],
    ['- expect-json: $.status == "healthy" # a comment', [{ 'expect-json': '$.status == "healthy"' }]],
    ['- a: &x [1]\n  b: *x', [{ a: ['1'], b: ['1'] }]],
    ['- text: |\n    one\n    two', [{ text: 'one\ntwo\n' }]],
    ['text', 'text'],
  ])('%j', async (text, value) => {
    expect(await parseStructure(text)).toEqual({ value });
  });

  it('keeps a key that has a meaning for objects as the key that it is', async () => {
    const parsed = await parseStructure('__proto__: x');
    expect(JSON.stringify(parsed)).toBe('{"value":{"__proto__":"x"}}');
  });

  it.each([
    ['a: 1\na: 2', 'line 2, column 1: the same key twice'],
    ['- a: *nothing', /an alias without an anchor/],
    ['- a: `x', /line 1, column 6: a text that starts with/],
    ['- a: !secret x', /line 1, column 6: a tag/],
    ['a: b: c', /needs quotes/],
    ['? [a]\n: b', /a key that is not text/],
    ['--- a\n--- b', /a second document/],
    ['- [a', /line 1/],
    ['['.repeat(20_000), /nested too deeply/],
    [`${'['.repeat(30)}${']'.repeat(30)}`, /nested more than 20 levels/],
    [`[${'a,'.repeat(30_000)}]`, /more than 20000 values/],
  ])('says what is wrong with %.20j', async (text, problem) => {
    const parsed = await parseStructure(text);
    expect('problem' in parsed ? parsed.problem : '').toMatch(problem);
  });

  it('is not multiplied by aliases of aliases', async () => {
    const level = (at: number) =>
      `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`;
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...[1, 2, 3, 4, 5, 6, 7, 8].map(level)].join('\n');
    expect(await parseStructure(bomb)).toEqual({ problem: expect.stringContaining('expands to too much') });
  });

  it('repeats nothing of what it could not read', async () => {
    for (const text of [
      'a: "hunter2',
      'a: b: hunter2',
      '- a: !hunter2 x',
      '- a: *hunter2',
      '%hunter2',
      'a: ]hunter2',
    ]) {
      expect(JSON.stringify(await parseStructure(text))).not.toContain('hunter2');
    }
  });

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'ab:-[]{}"\'#&*!|>%@`,?~\n \t\\1é') }), async (text) => {
        expect(Object.keys(await parseStructure(text))).toHaveLength(1);
      }),
    );
  });

  it('gives back every structure of texts that is written as JSON', async () => {
    const { tree } = fc.letrec<{ tree: unknown; list: unknown[]; map: object }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.string({ minLength: 1 }), tie('list'), tie('map')),
      list: fc.array(tie('tree'), { maxLength: 3 }),
      map: fc.dictionary(fc.string({ minLength: 1 }), tie('tree'), { maxKeys: 3 }),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        expect(await parseStructure(JSON.stringify(value))).toEqual({ value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });
});

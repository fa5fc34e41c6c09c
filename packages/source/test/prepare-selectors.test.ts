import { parseSelector } from '@deploy-actions/openmetrics';
import { prepareSelectors } from '@deploy-actions/source';
import { mayHaveExpression } from '../src/prepare-selectors';

it('loads the expressions before they are read, and only for them', async () => {
  const text = 'a_total{code=~"5.."}';
  const values = { errors: text, total: 'a_total' };
  expect(() => parseSelector(text)).toThrow('before they were loaded');
  await prepareSelectors({ values: { source: 'json', ...values }, unknown: [] });
  expect(() => parseSelector(text)).toThrow('before they were loaded');
  await prepareSelectors({ values: { source: 'openmetrics', metrics: `- query: ${text}` }, unknown: [] });
  expect(parseSelector(text)).toMatchObject({ text });
});

it.each([
  ['a{code=~"5.."}', true],
  [String.raw`- { name: a, query: "a{code=\x7e\"5..\"}" }`, true],
  [String.raw`- { name: a, query: "a{code=\u007e'5..'}" }`, true],
  ['a{code="500"}', false],
])('%s may have an expression: %s', (text, is) => {
  expect(mayHaveExpression(text)).toBe(is);
});

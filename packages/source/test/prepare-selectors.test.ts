import { parseSelector } from '@deploy-actions/openmetrics';
import { prepareSelectors } from '@deploy-actions/source';

it('loads the expressions before they are read, and only for them', async () => {
  const text = 'a_total{code=~"5.."}';
  const values = { errors: text, total: 'a_total' };
  expect(() => parseSelector(text)).toThrow('before they were loaded');
  await prepareSelectors({ values: { source: 'json', ...values }, unknown: [] });
  expect(() => parseSelector(text)).toThrow('before they were loaded');
  await prepareSelectors({ values: { source: 'openmetrics', metrics: `- query: ${text}` }, unknown: [] });
  expect(parseSelector(text)).toMatchObject({ text });
});

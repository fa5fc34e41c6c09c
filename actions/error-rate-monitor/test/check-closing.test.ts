import { closingOf } from '../src/check-closing';
import { inputsOf, url } from './acting';

const check = (signal: string) => ({ signal, query: 'q', found: '1' });

it('counts what was asked, by what it is', async () => {
  const inputs = await inputsOf({ url, operation: 'check-config' });
  const checks = [
    'error-rate',
    'error-rate',
    'latency',
    'old version',
    'the version',
    'health check',
    'health check',
  ].map(check);
  expect(closingOf(inputs, checks)).toBe(
    'checked once each: 3 queries, 1 query for the old version, 1 place of the version, 2 health addresses; not checked: whether the limits are suitable',
  );
});

it('takes metrics that are called version and health for metrics', async () => {
  const inputs = await inputsOf({ url, operation: 'check-config' });
  expect(closingOf(inputs, ['version', 'health'].map(check))).toMatch(/^checked once each: 2 queries;/);
});

it('names what only the watch can see', async () => {
  const given = { url, operation: 'check-config', 'max-increase': '1pp', 'expect-version': 'v2' };
  expect(closingOf(await inputsOf(given), [check('error-rate')])).toBe(
    'checked once each: 1 query; not checked: whether the limits are suitable, the baseline, which the watch reads when it starts, whether the expected version answers',
  );
});

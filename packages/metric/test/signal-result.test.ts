import { decisive } from '../src/signal-result';

it.each([
  [['pass', 'pass'], 'pass'],
  [['pass', 'inconclusive'], 'inconclusive'],
  [['inconclusive', 'error'], 'error'],
  [['error', 'fail', 'pass'], 'fail'],
  [['', 'pass'], 'pass'],
  [[], undefined],
] as const)('of %j %s decides', (verdicts, worst) => {
  expect(decisive(verdicts.map((verdict) => ({ verdict })))?.verdict).toBe(worst);
});

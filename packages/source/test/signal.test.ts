import { questionsOf } from '../src/signal';

it('questionsOf: two for counters, one for everything else', () => {
  expect(questionsOf({ form: 'counters', errors: 'e', total: 't' })).toEqual(['e', 't']);
  expect(questionsOf({ form: 'quantile', query: 'q', quantile: 0.9 })).toEqual(['q']);
});

import { questionsTried } from '../src/questions-tried';

const wrong = { problem: { kind: 'query', reason: 'no series: check its name' } };

it('takes nothing for wrong, but for errors: there may be none yet', () => {
  const [errors, total] = questionsTried({ form: 'counters', errors: 'e', total: 't' });
  expect([errors?.text, errors?.nothing('no series')]).toEqual([
    'e',
    { found: 'no series for errors yet: check the selector', isDoubtful: true },
  ]);
  expect([total?.text, total?.nothing('no series')]).toEqual(['t', wrong]);
  for (const form of ['value', 'ratio', 'rate'] as const) {
    expect(questionsTried({ form, query: 'q' }).map(({ nothing }) => nothing('no series'))).toEqual([wrong]);
  }
});

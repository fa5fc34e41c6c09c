import { limitWords } from '../src/limit-words';
import { settings } from './results';

const { rule } = settings();
const query = { form: 'counters', errors: '$.e', total: '$.t' } as const;
const control = { query };

function words(method: 'rule' | 'sequential' | 'both', bounds: object = {}, changes: object = {}, others = {}): string {
  const own = { unit: 'ratio', threshold: 0.05, sustainMs: 120_000, ...bounds } as const;
  return limitWords({
    rule: { ...rule, method, ...changes },
    signals: [{ name: 'error-rate', query, rule: own }],
    ...others,
  });
}

const OLD = 'a higher rate than the old version at the same time';

it('says which is the rule and which is the test', () => {
  expect(words('rule')).toBe('above 5 % for 2 min 00 s');
  expect(words('sequential')).toBe('if a sequential test proves more than 5 %');
  expect(words('both')).toBe('above 5 % for 2 min 00 s, or if a sequential test proves more than 5 %');
  expect(words('both', { threshold: 0.0175, limit: 0.0287 })).toBe(
    'above 1.75 % for 2 min 00 s, or if a sequential test proves more than 2.87 % (1.75 %, the limit from the baseline, plus the uncertainty of a short baseline)',
  );
});

it('says what is compared, and nothing of a bound that nothing can exceed', () => {
  expect(words('sequential', {}, {}, { control })).toBe(
    `if a sequential test proves more than 5 %, or if it proves ${OLD}`,
  );
  const free = { threshold: 1 };
  expect(words('sequential', free, {}, { control })).toBe(`if a sequential test proves ${OLD}`);
  expect(words('both', free, { oddsRatio: 1.2 }, { control })).toBe(
    `if a sequential test proves ${OLD} by more than 20 % of its rate`,
  );
});

it('says the rule of what is not counted, and of each signal', () => {
  const cpu = {
    name: 'cpu',
    query: { form: 'value', query: '$.cpu' },
    rule: { unit: 'plain', threshold: 80, sustainMs: 60_000 },
  } as const;
  const { signals } = settings();
  expect(limitWords({ rule: { ...rule, method: 'both' }, signals: [...signals, cpu] })).toBe(
    'above 5 % for 2 min 00 s, or cpu above 80 for 1 min 00 s',
  );
});

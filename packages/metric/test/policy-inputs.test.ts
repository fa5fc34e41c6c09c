import { InputReader } from '@deploy-actions/action';
import { readPolicies } from '../src/policy-inputs';

const names = [
  'on-no-data',
  'on-no-traffic',
  'on-gap',
  'on-low-traffic',
  'on-provider-error',
  'on-wrong-version',
] as const;
const input = { default: '', required: false, secret: false };

function reader(value: (name: string) => string) {
  const inputs = Object.fromEntries(names.map((name) => [name, input])) as Record<(typeof names)[number], typeof input>;
  const values = Object.fromEntries(names.map((name) => [name, value(name)]));
  return new InputReader({ action: 'any', inputs, outputs: [] }, values);
}

it('reads each policy from its own input', () => {
  for (const name of names) {
    const policies = readPolicies(reader((each) => (each === name ? 'fail' : 'pass')));
    const key = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.entries(policies).filter(([, policy]) => policy === 'fail')).toEqual([[key, 'fail']]);
  }
});

it('names every one that is not allowed', () => {
  const read = reader(() => 'error');
  readPolicies(read);
  expect(read.problems.map(({ input: name }) => name)).toEqual(names);
});

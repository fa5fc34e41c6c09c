import { InputReader } from '@deploy-actions/action';
import { readMethod } from '../src/method-inputs';

function read(values: Record<string, string>) {
  const input = { default: '', required: false, secret: false };
  const inputs = { method: input, 'false-alarm': input, 'early-pass': input };
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, { 'early-pass': 'false', ...values });
  return { ...readMethod(reader), problems: reader.problems.map(({ input: name, code }) => [name, code]) };
}

it('reads the method and the bound of its false alarms', () => {
  expect(read({ method: 'both', 'false-alarm': '1%', 'early-pass': 'true' })).toEqual({
    method: 'both',
    falseAlarm: 0.01,
    earlyPass: true,
    problems: [],
  });
});

it.each([
  [{ method: 'z-test' }, ['method', 'ILLEGAL']],
  [{ method: 'both', 'false-alarm': '0.5' }, ['false-alarm', 'ILLEGAL']],
  [{ method: 'rule', 'early-pass': 'true' }, ['early-pass', 'CONFLICT']],
])('%j: %j', (values, problem) => {
  expect(read(values).problems).toEqual([problem]);
});

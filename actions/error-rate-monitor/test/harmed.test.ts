import { harmed } from '../src/harmed';

const before = { name: 'error-rate', form: 'counters', level: 0.01, measured: 9 } as const;

it.each([
  [{ errors: 30, requests: 1000, before }, 20],
  [{ errors: 5, requests: 1000, before }, 0],
  [{ errors: 30, requests: 1000 }, 30],
  [{ errors: undefined, requests: undefined, before }, undefined],
])('%j: %s harmed', (signal, count) => {
  expect(harmed(signal)).toBe(count);
});

import { leftOut } from '../src/left-out';

const named = (...names: string[]) => names.map((name) => ({ name }));

it('names what was recorded and is not judged', () => {
  expect(leftOut({ signals: named('error-rate', 'cpu', 'latency') }, named('error-rate'))).toBe(
    'recorded, but not judged by these inputs: cpu, latency',
  );
  expect(leftOut({ signals: named('error-rate') }, named('error-rate', 'cpu'))).toBeUndefined();
  const many = named(...Array.from({ length: 12 }, (_, at) => `m${at}`));
  expect(leftOut({ signals: many }, [])).toMatch(/m9 and 2 more$/);
});

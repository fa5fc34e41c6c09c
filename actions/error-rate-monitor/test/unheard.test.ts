import type { InstanceReading, Measurement, ProblemKind } from '@deploy-actions/source';
import { unheard, unheardIn } from '../src/unheard';

/** One mark for each measurement: `.` data, else the first letter of the problem. */
const KINDS: Record<string, ProblemKind> = {
  p: 'provider',
  m: 'missing',
  a: 'access',
  n: 'no-traffic',
  r: 'reference',
};

function measurements(rows: Record<string, string>): Measurement[] {
  const length = Object.values(rows)[0]?.length ?? 0;
  return Array.from({ length }, (_, atMs) => {
    const instances = Object.entries(rows).map(([name, marks]): InstanceReading => {
      const kind = KINDS[marks[atMs] ?? ''];
      return kind ? { name, problem: { kind, reason: '' } } : { name, ratio: 0 };
    });
    return { atMs, tookMs: 0, instances };
  });
}

describe('unheard', () => {
  it.each([
    ['....', '....', []],
    ['....', 'pp..', []],
    ['....', 'ppm.', [{ name: 'b', silent: 3, of: 4 }]],
    ['....', 'aaaa', [{ name: 'b', silent: 4, of: 4 }]],
    ['r...', 'rnnn', []],
    ['', '', []],
  ])('a %s, b %s', (a, b, expected) => {
    expect(unheard(measurements({ a, b }))).toEqual(expected);
  });
});

it('leaves out the first reading of counters, as what was planned does', () => {
  const silent = measurements({ a: '....', b: 'pppp' });
  const found = (form: 'counters' | 'ratio') => unheardIn([{ form, measurements: silent }]);
  expect(found('counters')).toEqual([{ name: 'b', silent: 3, of: 3 }]);
  expect(found('ratio')).toEqual([{ name: 'b', silent: 4, of: 4 }]);
  expect(unheardIn([{ form: 'counters', measurements: silent.slice(0, 1) }])).toMatchObject([{ of: 1 }]);
});

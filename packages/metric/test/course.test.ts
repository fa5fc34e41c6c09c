import { emptyTally } from '@deploy-actions/metric';
import type { InstanceReading, Measurement } from '@deploy-actions/source';
import { Course } from '../src/course';
import { counted, rule } from './measurements';

function added(marks: string): { course: Course; revised: boolean[] } {
  const course = new Course(rule, { tally: emptyTally('counters'), evidence: undefined });
  const revised = [...marks].map((mark, slot) => {
    const seen = counted(slot * 10_000, 1, 10);
    const more: Partial<InstanceReading> = mark === 'r' ? { reset: true } : {};
    return course.add({ ...seen, instances: seen.instances.map((each) => ({ ...each, ...more })) });
  });
  return { course, revised };
}

const usable = (measurements: readonly Measurement[]) =>
  measurements.map(({ problem }) => (problem ? 'm' : '.')).join('');

describe('Course', () => {
  it('takes back what turns out to be mixed, with what followed from it', () => {
    const { course, revised } = added('....r.r.');
    expect(revised).toEqual([false, false, false, false, false, false, true, false]);
    expect(usable(course.measurements)).toBe('...mmmm.');
    expect(course.known.tally).toMatchObject({ measured: 4, requests: 40, errors: 4 });
    expect(course.doubtful).toBe(2);
  });

  it('takes nothing back for resets that are further apart', () => {
    const { course, revised } = added('r...r...r');
    expect(revised).not.toContain(true);
    expect(course.known.tally).toMatchObject({ measured: 9, requests: 90 });
  });

  it('knows what would be without all that may be mixed, and what was before', () => {
    const { course } = added('......r.');
    expect(course.known.tally.measured).toBe(8);
    expect(course.before.tally.measured).toBe(7);
    expect(course.sure.tally.measured).toBe(5);
  });
});

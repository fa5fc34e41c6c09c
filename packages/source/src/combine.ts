import type { InstanceReading, Observation, Problem, ProblemKind } from './measurement';
import { isSilent } from './measurement';

/** What waiting is likelier to mend comes first. */
const MOST_HOPEFUL: readonly ProblemKind[] = [
  'no-traffic',
  'reference',
  'missing',
  'wrong-version',
  'provider',
  'access',
  'query',
];

/**
 * One observation from those instances that gave data: counts are added up; of ratios and values, which carry no
 * weight, the worst counts. If none gave any, the problem that waiting is likeliest to mend stands for all.
 */
export function combine(instances: InstanceReading[], worst?: 'lowest'): Observation {
  const mark = instances.some(isSilent) ? { partial: true as const } : {};
  const counted = instances.filter(({ total }) => total !== undefined);
  if (counted.length > 0) {
    const errors = sum(counted.map((reading) => reading.errors ?? 0));
    const total = sum(counted.map((reading) => reading.total ?? 0));
    return { ratio: errors / total, errors, total, ...mark, instances };
  }
  const ratios = instances.flatMap(({ ratio }) => (ratio === undefined ? [] : [ratio]));
  if (ratios.length > 0) return { ratio: (worst === 'lowest' ? Math.min : Math.max)(...ratios), ...mark, instances };
  const values = instances.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length > 0) return { value: (worst === 'lowest' ? Math.min : Math.max)(...values), ...mark, instances };
  return { problem: commonProblem(instances), instances };
}

function commonProblem(instances: readonly InstanceReading[]): Problem {
  const problems = instances.flatMap(({ name, problem }) => (problem ? [{ name, ...problem }] : []));
  const kind = MOST_HOPEFUL.find((candidate) => problems.some((problem) => problem.kind === candidate)) ?? 'missing';
  if (problems.length === 1) return { kind, reason: problems[0]?.reason ?? '' };
  const all = problems.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  return { kind, reason: all.length > 500 ? `${all.slice(0, 500)}…` : all };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

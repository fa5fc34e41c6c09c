import { levelOf, type Measurement } from '@deploy-actions/source';
import { type Bounds, formatLevel, isBad } from './rule';

/**
 * The measurement as these bounds have to see it. Where levels are not added up, an instance beyond either bound speaks
 * for all; a quantile above all buckets, of which only the least is known, is not known to be good; and what is no
 * number (two counts that are too large to be added) is no data.
 */
export function judged(bounds: Bounds, measurement: Measurement): Measurement {
  const { instances, total, errors: _errors, control: _control, ratio: _ratio, value, ...rest } = measurement;
  const level = levelOf(measurement);
  if (level === undefined) return measurement;
  if (!Number.isFinite(level)) {
    return { ...rest, instances, problem: { kind: 'missing', reason: `the values give ${level}` } };
  }
  if (total !== undefined && total > Number.MAX_SAFE_INTEGER) {
    return { ...rest, instances, problem: { kind: 'missing', reason: `${total} requests are impossible` } };
  }
  if (total !== undefined || isBad(bounds, level)) return measurement;
  const bad = instances.map(levelOf).find((each) => each !== undefined && isBad(bounds, each));
  if (bad !== undefined) return { ...measurement, [value === undefined ? 'ratio' : 'value']: bad };
  const open = bounds.threshold === undefined ? undefined : instances.find(({ isAtLeast }) => isAtLeast);
  if (open === undefined) return measurement;
  const reason = `it is above ${formatLevel(bounds, open.value ?? level)}, the highest bound of the buckets; the exact value is unknown`;
  return { ...rest, instances, problem: { kind: 'query', reason } };
}

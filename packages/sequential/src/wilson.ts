import { checkedCounts } from './trials';

/** One-sided 95 %. */
export const Z_95 = 1.645;

/** The interval of Wilson (1927) for a probability of which `hits` of `trials` were seen; 0 to 1 where none were. */
export function wilsonInterval(hits: number, trials: number, z = Z_95): { lower: number; upper: number } {
  checkedCounts(hits, trials);
  if (trials === 0) return { lower: 0, upper: 1 };
  const z2 = z * z;
  const middle = hits + z2 / 2;
  const spread = z * Math.sqrt((hits * (trials - hits)) / trials + z2 / 4);
  const lower = hits === 0 ? 0 : (middle - spread) / (trials + z2);
  const upper = hits === trials ? 1 : (middle + spread) / (trials + z2);
  return { lower, upper };
}

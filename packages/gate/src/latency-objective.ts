import { DURATION_LEGAL, parseDuration } from '@deploy-actions/quantity';

const PERCENTS = [50, 90, 95, 99];

export const LATENCY_LEGAL = `p50, p90, p95 or p99, then < or <= and ${DURATION_LEGAL}, such as p99 < 1s`;

/** So many percent of the answers must come within the limit. */
export interface LatencyObjective {
  /** As it was written, for messages. */
  text: string;
  percent: number;
  limitMs: number;
  /** Is a latency of exactly the limit good? */
  inclusive: boolean;
}

/** `p99 < 1s`, `p95 <= 300ms`; undefined for anything else. */
export function parseLatencyObjective(line: string): LatencyObjective | undefined {
  const [, digits, operator, duration = ''] = /^p(\d\d)\s*(<=?)\s*([\w.]+)$/.exec(line.trim()) ?? [];
  const percent = Number(digits);
  const limitMs = parseDuration(duration);
  if (!PERCENTS.includes(percent) || limitMs === undefined || limitMs < 1) return undefined;
  return { text: `p${percent} ${operator} ${duration}`, percent, limitMs, inclusive: operator === '<=' };
}

/** The smallest number of answers of which a percentile is more than the slowest one: 2, 10, 20, 100. */
export function samplesNeeded({ percent }: Pick<LatencyObjective, 'percent'>): number {
  return Math.ceil(100 / (100 - percent));
}

/** The most that any of the objectives needs; 0 where there are none. */
export function mostSamplesNeeded(objectives: readonly LatencyObjective[] = []): number {
  return Math.max(0, ...objectives.map(samplesNeeded));
}

import { formatDuration } from '@deploy-actions/quantity';
import { type LatencyObjective, samplesNeeded } from './latency-objective';
import { nearestRank } from './percentile';

/**
 * Do these latencies (milliseconds; infinite where no answer came) meet all objectives? Undefined where they do. One
 * that is missed outweighs others for which there are too few samples.
 */
export function latencyVerdict(
  samplesMs: readonly number[],
  objectives: readonly LatencyObjective[],
): { verdict: 'unhealthy' | 'inconclusive'; reason: string } | undefined {
  const judged = objectives.map((objective) => ({ objective, needed: samplesNeeded(objective) }));
  const missed = judged
    .filter(({ needed }) => samplesMs.length >= needed)
    .map(({ objective }) => ({ objective, seenMs: nearestRank(samplesMs, objective.percent) }))
    .filter(({ objective, seenMs }) => !isMet(objective, seenMs));
  if (missed.length > 0) {
    const figures = missed.map(({ objective, seenMs }) => `p${objective.percent} is ${shown(seenMs)}`);
    const wanted = missed.map(({ objective }) => objective.text);
    const over = `over the ${samplesMs.length} probes of the soak, expected ${wanted.join(', ')}`;
    return { verdict: 'unhealthy', reason: `too slow: ${figures.join(', ')} ${over}` };
  }
  const [scarce] = judged.filter(({ needed }) => samplesMs.length < needed).sort((a, b) => b.needed - a.needed);
  if (scarce === undefined) return undefined;
  const { objective, needed } = scarce;
  const reason = `too few probes in the soak for ${objective.text}: ${samplesMs.length} of the ${needed} that it needs`;
  return { verdict: 'inconclusive', reason };
}

function isMet({ limitMs, inclusive }: LatencyObjective, seenMs: number): boolean {
  return inclusive ? seenMs <= limitMs : seenMs < limitMs;
}

function shown(ms: number): string {
  return Number.isFinite(ms) ? formatDuration(ms) : 'no answer at all';
}

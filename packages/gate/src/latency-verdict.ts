import { formatDuration } from '@deploy-actions/quantity';
import { type LatencyObjective, samplesNeeded } from './latency-objective';
import { nearestRank } from './percentile';
import { sampleCure } from './sample-cure';
import type { CheckSettings } from './settings';

/** What the samples of a soak come to. */
export type LatencyFound =
  | { verdict: 'unhealthy'; reason: string; cause: { kind: 'latency' } }
  | { verdict: 'inconclusive'; reason: string; cause: { kind: 'too-few-samples' } };

const TOO_SLOW = { kind: 'latency' } as const;

/** How the samples came about: milliseconds. */
export interface SoakPace {
  soakMs: number;
  intervalMs: number;
}

/**
 * Do these latencies (milliseconds; infinite where no answer came) meet all objectives? Undefined where they do. One
 * that is missed, or would be even if all samples that it lacks were fast, outweighs others with too few samples.
 */
export function latencyVerdict(
  samplesMs: readonly number[],
  objectives: readonly LatencyObjective[],
  pace: SoakPace,
): LatencyFound | undefined {
  const judged = objectives.map((objective) => ({ objective, needed: samplesNeeded(objective) }));
  const missed = judged
    .filter(({ needed }) => samplesMs.length >= needed)
    .map(({ objective }) => ({ objective, seenMs: nearestRank(samplesMs, objective.percent) }))
    .filter(({ objective, seenMs }) => !isMet(objective, seenMs));
  if (missed.length > 0) {
    const figures = missed.map(({ objective, seenMs }) => `p${objective.percent} is ${shown(seenMs)}`);
    const wanted = missed.map(({ objective }) => objective.text);
    const over = `over the ${samplesMs.length} probes of the soak, expected ${wanted.join(', ')}`;
    return { verdict: 'unhealthy', reason: `too slow: ${figures.join(', ')} ${over}`, cause: TOO_SLOW };
  }
  const hopeless = certainlyTooSlow(samplesMs, objectives, samplesMs.length);
  if (hopeless !== undefined) return hopeless;
  const [scarce] = judged.filter(({ needed }) => samplesMs.length < needed).sort((a, b) => b.needed - a.needed);
  if (scarce === undefined) return undefined;
  const { objective, needed } = scarce;
  const reason = `too few probes in the soak for ${objective.text}: ${samplesMs.length} of the ${needed} required`;
  const cause = { kind: 'too-few-samples' } as const;
  return { verdict: 'inconclusive', reason: `${reason}; ${sampleCure(samplesMs, needed, pace)}`, cause };
}

/** An objective that cannot be met any more, even if all of `mostSamples` that are not there yet were fast. */
export function certainlyTooSlow(
  samplesMs: readonly number[],
  objectives: readonly LatencyObjective[],
  mostSamples: number,
): LatencyFound | undefined {
  for (const objective of objectives) {
    const slow = samplesMs.filter((ms) => !isMet(objective, ms)).length;
    const of = Math.max(samplesNeeded(objective), mostSamples);
    const allowed = Math.floor((of * (100 - objective.percent)) / 100);
    if (slow <= allowed) continue;
    const limit = `at most ${allowed} of ${of} may be`;
    const slowestMs = Math.max(...samplesMs);
    const slowest = Number.isFinite(slowestMs) ? `the slowest took ${shown(slowestMs)}` : 'one had no answer';
    const seen = `${slow} of ${samplesMs.length} probes of the soak were too slow for ${objective.text} (${slowest})`;
    return { verdict: 'unhealthy', reason: `too slow: ${seen}, and ${limit}`, cause: TOO_SLOW };
  }
  return undefined;
}

/** No more samples than these can there be, with `seen` of them and `leftMs` of the soak left. */
export function mostSamples(check: CheckSettings, seen: number, leftMs: number): number {
  const behindTheEnd = check.unhealthyThreshold ** 2 + 1;
  return seen + Math.ceil(leftMs / Math.min(check.intervalMs, check.fastIntervalMs)) + behindTheEnd;
}

function isMet({ limitMs, inclusive }: LatencyObjective, seenMs: number): boolean {
  return inclusive ? seenMs <= limitMs : seenMs < limitMs;
}

function shown(ms: number): string {
  return Number.isFinite(ms) ? formatDuration(ms) : 'no answer';
}

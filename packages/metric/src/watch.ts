import type { VerdictOf } from '@deploy-actions/verdict';
import type { SourceWorld } from './fetch-document';
import type { Query, Source } from './json-source';
import { type Judgement, judgeEnd, judgeNow, mustGoOn } from './judge';
import type { Measurement } from './measurement';
import { narrator } from './narrator';
import { openSource, type SourceSettings } from './open-source';
import type { WatchRule } from './rule';
import { lastSlot, nextSlot, plannedMeasurements } from './schedule';
import { emptyTally, observe } from './tally';

export interface WatchSettings {
  source: SourceSettings;
  rule: WatchRule;
}

export interface WatchWorld extends SourceWorld {
  log: { event(text: string): void };
}

export interface WatchResult extends Omit<Judgement, 'verdict' | 'situation'> {
  /** Empty where the watch was cancelled. */
  verdict: VerdictOf<'error-rate-monitor'> | '';
  situation: Judgement['situation'] | 'cancelled';
  /** Of the last measurement with data, and the highest of all: fractions. */
  errorRate: number | undefined;
  peakErrorRate: number | undefined;
  /** Undefined where the source does not count them. */
  requests: number | undefined;
  errors: number | undefined;
  /** From the first bad measurement of the streak that decided to the verdict. */
  detectMs: number | undefined;
  durationMs: number;
  planned: number;
  measured: number;
  measurements: Measurement[];
}

const CANCELLED = { verdict: '', situation: 'cancelled', reason: 'cancelled before there was a verdict' } as const;

/**
 * Measures on a fixed schedule until the rule is broken or the time is up. A cancelled run ends at once with what was
 * seen until then.
 */
export async function watchErrorRate(settings: WatchSettings, world: WatchWorld): Promise<WatchResult> {
  return watchSource(settings.rule, settings.source.query.kind, openSource(settings.source, world), world);
}

/** The same for any source. */
export async function watchSource(
  rule: WatchRule,
  kind: Query['kind'],
  source: Source,
  world: Omit<WatchWorld, 'ask'>,
): Promise<WatchResult> {
  const { clock, signal } = world;
  const startMs = clock.elapsed();
  const elapsedMs = () => clock.elapsed() - startMs;
  const narrate = narrator(rule, (text) => world.log.event(text));
  const measurements: Measurement[] = [];
  let tally = emptyTally(kind);
  let judgement: Judgement | undefined;
  try {
    for (let slot = 0; judgement === undefined; slot = nextSlot(rule, slot, elapsedMs())) {
      if (slot > lastSlot(rule) && !mustGoOn(rule, tally)) {
        judgement = judgeEnd(rule, tally);
        break;
      }
      const atMs = slot * rule.intervalMs;
      await clock.sleep(Math.max(0, atMs - elapsedMs()), signal);
      const askedMs = elapsedMs();
      const observation = await source.measure();
      const measurement = { atMs, tookMs: Math.round(elapsedMs() - askedMs), ...observation };
      measurements.push(measurement);
      tally = observe(rule, tally, measurement);
      narrate(measurement, tally);
      judgement = judgeNow(rule, tally);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const { verdict, ...why } = judgement ?? CANCELLED;
  return {
    verdict,
    ...why,
    errorRate: tally.newest?.ratio,
    peakErrorRate: tally.peak,
    requests: tally.requests,
    errors: tally.errors,
    detectMs: why.situation === 'exceeded' && tally.streak ? Math.round(elapsedMs() - tally.streak.firstMs) : undefined,
    durationMs: Math.round(elapsedMs()),
    planned: plannedMeasurements(rule, kind),
    measured: tally.measured,
    measurements,
  };
}

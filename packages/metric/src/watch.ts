import { formatDuration } from '@deploy-actions/quantity';
import {
  ERROR_RATE,
  type Measurement,
  type SignalSource,
  type SourceSettings,
  type SourceWorld,
} from '@deploy-actions/source';
import type { VerdictOf } from '@deploy-actions/verdict';
import { type Control, openBesideControl } from './control';
import type { Judgement } from './judgement';
import { isOfOtherInterval, otherIntervalWords } from './other-interval';
import { strictest } from './policy';
import type { WatchRule } from './rule';
import { lastSlot, nextSlot } from './schedule';
import { decisive, type SignalResult } from './signal-result';
import { SignalWatch } from './signal-watch';
import { sharedOut, type WatchedSignal } from './watched-signal';

export interface WatchSettings {
  source: SourceSettings;
  /** What all signals have in common; its bounds are the error rate's. */
  rule: WatchRule;
  signals: readonly WatchedSignal[];
  /** The old version: the error rate, which is the first signal, is compared with its. */
  control?: Control;
}

export interface WatchWorld extends SourceWorld {
  log: { event(text: string): void; notice?(text: string): void };
}

export interface WatchResult extends Omit<Judgement, 'verdict' | 'situation'> {
  /** Empty where the watch was cancelled. */
  verdict: VerdictOf<'error-rate-monitor'> | '';
  /** `down` and `unseen` are what the health checks beside it found. */
  situation: Judgement['situation'] | 'cancelled' | 'down' | 'unseen';
  /** Of the last measurement with data, and the highest of all: fractions. */
  errorRate: number | undefined;
  peakErrorRate: number | undefined;
  /** Undefined where the source does not count them. */
  requests: number | undefined;
  errors: number | undefined;
  /** From the first bad measurement of the streak that decided to the verdict. */
  detectMs: number | undefined;
  durationMs: number;
  /** From one measurement to the next: as asked, or as often as the source has something new. */
  intervalMs: number;
  /** Of the signal that decided, as the verdict is. */
  planned: number;
  measured: number;
  signals: SignalResult[];
}

const CANCELLED = { verdict: '', situation: 'cancelled', reason: 'cancelled before there was a verdict' } as const;

/**
 * Measures on a fixed schedule until a rule is broken or the time is up. A cancelled run ends at once with what was
 * seen until then; so does one that `until` ends, because its verdict is known otherwise.
 */
export async function watchSignals(
  settings: WatchSettings,
  world: WatchWorld,
  until?: AbortSignal,
): Promise<WatchResult> {
  const signal = until === undefined ? world.signal : AbortSignal.any([world.signal, until]);
  const opened = await openAll(settings, { ...world, signal });
  return watchSource(settings.rule, settings.signals, opened, { ...world, signal });
}

/** The source of all signals, with the old version beside it where there is one to compare with. */
export function openAll({ source, signals, control }: WatchSettings, world: SourceWorld): Promise<SignalSource> {
  return openBesideControl(source, signals, control, world);
}

/** The same for any source. */
export async function watchSource(
  asked: WatchRule,
  signals: readonly WatchedSignal[],
  source: Pick<SignalSource, 'measure'> & Partial<Pick<SignalSource, 'pace'>>,
  world: Omit<WatchWorld, 'ask'>,
): Promise<WatchResult> {
  const { clock, signal } = world;
  const { bucketMs, lateMs } = source.pace ?? { bucketMs: 0, lateMs: 0 };
  // More often than there is something new would only make holes; and what is new comes late.
  const intervalMs = bucketMs === 0 ? asked.intervalMs : Math.ceil(asked.intervalMs / bucketMs) * bucketMs;
  const rule = { ...sharedOut(asked, signals), intervalMs };
  // The first whole bucket begins up to one bucket after the start, and is complete one later.
  const leadMs = 2 * bucketMs + lateMs;
  if (leadMs > 0) {
    const every = `every ${formatDuration(rule.intervalMs)}`;
    world.log.event(`the source has its first data in ${formatDuration(leadMs)}, then ${every}`);
  }
  const other = signals.find((signal) => isOfOtherInterval(signal, rule));
  if (other !== undefined) world.log.notice?.(otherIntervalWords(other, rule));
  const startMs = clock.elapsed() + leadMs;
  const elapsedMs = () => clock.elapsed() - startMs;
  const watches = signals.map((each) => new SignalWatch(each, rule, (text) => world.log.event(text)));
  let isCancelled = false;
  try {
    for (let slot = 0; !isOver(watches); slot = nextSlot(rule, slot, elapsedMs())) {
      if (slot > lastSlot(rule) && !watches.some((watch) => watch.mustGoOn())) {
        for (const watch of watches) watch.end();
        break;
      }
      const atMs = slot * rule.intervalMs;
      await clock.sleep(Math.max(0, atMs - elapsedMs()), signal);
      const askedMs = elapsedMs();
      const observations = await source.measure();
      const tookMs = Math.round(elapsedMs() - askedMs);
      for (const [at, watch] of watches.entries()) {
        watch.add({ atMs, tookMs, ...(observations[at] ?? UNASKED) }, elapsedMs());
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    isCancelled = true;
  }
  const results = watches.map((watch) => watch.result());
  return { ...conclusion(results, isCancelled), durationMs: Math.round(elapsedMs() + leadMs), intervalMs };
}

/** One that is bad ends the watch for all; else each must have been judged. */
export function isOver(watches: readonly SignalWatch[]): boolean {
  return (
    watches.some(({ judgement }) => judgement?.situation === 'exceeded') ||
    watches.every(({ judgement }) => judgement !== undefined)
  );
}

const UNASKED: Omit<Measurement, 'atMs' | 'tookMs'> = {
  problem: { kind: 'query', reason: 'the source has no answer to this query' },
  instances: [],
};

/** The worst signal speaks for all, by its name where there are several; of what is unknown the strictest policy counts. */
export function conclusion(
  signals: SignalResult[],
  isCancelled: boolean,
): Omit<WatchResult, 'durationMs' | 'intervalMs'> {
  const worst = decisive(signals);
  const errorRate = signals.find(({ name }) => name === ERROR_RATE);
  const facts = {
    errorRate: errorRate?.last,
    peakErrorRate: errorRate?.worst,
    requests: errorRate?.requests,
    errors: errorRate?.errors,
    detectMs: isCancelled ? undefined : worst?.detectMs,
    planned: worst?.planned ?? 0,
    measured: worst?.measured ?? 0,
    signals,
  };
  if (isCancelled || worst === undefined || worst.situation === 'undecided') return { ...CANCELLED, ...facts };
  const { verdict, situation, cause } = worst;
  // Whoever looks for the cause has to know of all that was bad.
  const named = verdict === 'fail' ? signals.filter((signal) => signal.verdict === 'fail') : [worst];
  const reasons = named.map(({ name, reason }) => `${name}: ${reason}`);
  const reason = signals.length > 1 ? reasons.join('; and ') : worst.reason;
  return {
    verdict,
    situation,
    reason,
    ...(cause === undefined ? {} : { cause }),
    ...(verdict === 'fail' ? {} : strictest(signals)),
    ...facts,
  };
}

import { type GateResult, type GateSettings, runGate } from '@deploy-actions/gate';
import {
  decisive,
  type StepExit,
  strictest,
  type WatchResult,
  type WatchSettings,
  watchSignals,
} from '@deploy-actions/metric';
import { OwnRequests } from '@deploy-actions/source';
import type { MonitorWorld } from './world';

export interface MonitorOutcome extends WatchResult {
  /** Where there were health checks beside the metrics. */
  health?: GateResult;
}

/** Watches the metrics and asks the health checks beside them: whichever is bad first ends both. */
export async function watchBoth(
  settings: WatchSettings,
  health: GateSettings | undefined,
  world: MonitorWorld,
): Promise<MonitorOutcome> {
  if (health === undefined) return watchSignals(settings, world);
  const own = new OwnRequests();
  const down = new AbortController();
  const over = new AbortController();
  const startMs = world.clock.elapsed();
  const gate = runGate(health, {
    ...world,
    ask: own.counting(world.ask),
    signal: AbortSignal.any([world.signal, over.signal]),
  }).then((result) => {
    if (result.verdict === 'unhealthy') down.abort(new Error('A health check has failed.'));
    return result;
  });
  // Its rejection is awaited below; until then nobody may call it unhandled.
  gate.catch(() => undefined);
  const watched =
    settings.signals.length === 0 ? undefined : await watchSignals(settings, { ...world, own }, down.signal);
  if (watched?.verdict === 'fail') over.abort(new Error('The metrics have decided.'));
  return withHealth(watched, await gate, Math.round(world.clock.elapsed() - startMs), world.clock.now());
}

/** The worse of both decides; a check that was cut short because the metrics had decided says nothing. */
export function withHealth(
  watched: WatchResult | undefined,
  health: GateResult,
  durationMs: number,
  endedAt: number,
): MonitorOutcome {
  const { policy, exit, ...base }: WatchResult = watched ?? { ...NOTHING_WATCHED, signals: [] };
  const own: StepExit = policy === undefined || exit === undefined ? {} : { policy, exit };
  const found = { ...base, health, durationMs };
  if (health.verdict === 'unhealthy' && base.verdict !== 'fail') {
    const since = firstFailureOf(health);
    const detectMs = since === undefined ? undefined : Math.max(0, endedAt - since);
    return { ...found, verdict: 'fail', situation: 'down', reason: `health: ${health.reason}`, detectMs };
  }
  if (health.verdict === 'inconclusive') {
    const unseen = { verdict: 'inconclusive' as const };
    const step = base.verdict === 'fail' ? {} : strictest([{ ...base, ...own }, unseen]);
    const worse = decisive([base, unseen]);
    if (watched !== undefined && worse === base) return { ...found, ...step };
    return { ...found, ...step, ...unseen, situation: 'unseen', reason: `health: ${health.reason}` };
  }
  if (watched !== undefined || health.verdict === '') return { ...found, ...own };
  return { ...found, verdict: 'pass', situation: 'within', reason: `health: ${health.reason}` };
}

const NOTHING_WATCHED = {
  verdict: '',
  situation: 'cancelled',
  reason: 'cancelled before there was a verdict',
  errorRate: undefined,
  peakErrorRate: undefined,
  requests: undefined,
  errors: undefined,
  detectMs: undefined,
  durationMs: 0,
  intervalMs: 0,
  planned: 0,
  measured: 0,
} as const;

function firstFailureOf({ checks }: GateResult): number | undefined {
  const firsts = checks.flatMap(({ verdict, evidence }) =>
    verdict === 'unhealthy' && evidence[0] ? [evidence[0].at] : [],
  );
  return firsts.length === 0 ? undefined : Math.min(...firsts);
}

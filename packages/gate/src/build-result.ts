import type { CheckRecord } from './check-record';
import { type CheckState, endSoak, overrule } from './check-state';
import type { DeadlineCut } from './deadline-cut';
import { fleetVerdict } from './fleet-verdict';
import type { CheckResult, EndedBy, GateResult } from './gate-result';
import { unitVerdicts } from './groups';
import { latencyVerdict } from './latency-verdict';
import { commonVersion, gateReason } from './reason';
import type { CheckSettings, GateSettings, Thresholds } from './settings';
import { hostOf } from './subject';
import type { Timeline } from './timeline';
import { neededUnits, unitOf } from './units';
import { worstCase } from './worst-case';

interface WatchedCheck {
  settings: CheckSettings;
  rules: Thresholds;
  state: CheckState;
  record: CheckRecord;
}

/** What a run of the gate saw. `startedAt` is wall time in milliseconds since 1970, the others are elapsed times. */
export interface GateFindings {
  checks: readonly WatchedCheck[];
  endedBy: EndedBy;
  /** Why a healthy fleet is not proven, where the deadline came first. */
  cut: DeadlineCut | undefined;
  times: { startedAt: number; startedAtMs: number; endedAtMs: number; soakFromMs: number | undefined };
  timeline: Timeline;
}

/** What only the whole soak can show is judged here, too. */
export function buildResult(settings: GateSettings, found: GateFindings): GateResult {
  const { times, endedBy, cut, timeline } = found;
  const { soakMs } = settings;
  const wallTime = (ms: number) => new Date(times.startedAt + (ms - times.startedAtMs)).toISOString();
  const checks = found.checks.map((check): CheckResult => {
    const state = finalState(check, { endedAtMs: times.endedAtMs, soakMs, endedBy });
    return check.record.result(check.settings, state, wallTime);
  });
  const needed = neededUnits(settings);
  const members = checks.map(({ verdict }, at) => ({ verdict, host: hostAt(found.checks, at) }));
  const units = unitVerdicts(members, unitOf(settings));
  const judged = fleetVerdict(units, needed) || 'inconclusive';
  const isCut = cut !== undefined && judged === 'healthy';
  const verdict = endedBy === 'cancellation' ? '' : isCut ? 'inconclusive' : judged;
  return {
    verdict,
    reason: gateReason(verdict, checks, {
      needed,
      units,
      unit: unitOf(settings),
      soakMs,
      cut: isCut ? cut : undefined,
    }),
    checks,
    attempts: checks.reduce((sum, { attempts }) => sum + attempts, 0),
    durationMs: Math.round(times.endedAtMs - times.startedAtMs),
    version: commonVersion(checks),
    startedAt: wallTime(times.startedAtMs),
    endedAt: wallTime(times.endedAtMs),
    needed,
    quorumOver: unitOf(settings),
    endedBy,
    worstCase: worstCase(settings),
    soakFrom: times.soakFromMs === undefined ? '' : wallTime(times.soakFromMs),
    soakMs,
    timeline: timeline.entries(),
    omitted: timeline.omitted(),
  };
}

function finalState(
  { settings, rules, state, record }: WatchedCheck,
  { endedAtMs, soakMs, endedBy }: { endedAtMs: number; soakMs: number; endedBy: EndedBy },
): CheckState {
  if (endedBy === 'cancellation') return state;
  const soaked = endSoak(state, endedAtMs, soakMs, rules);
  const { latencySlo = [] } = settings;
  // Over a part of the soak nothing was promised.
  if (endedBy !== 'soak' || latencySlo.length === 0) return soaked;
  return overrule(
    soaked,
    endedAtMs,
    latencyVerdict(record.soakSamplesMs, latencySlo, { soakMs, intervalMs: settings.intervalMs }),
  );
}

function hostAt(checks: readonly WatchedCheck[], at: number): string {
  const check = checks[at];
  return check === undefined ? '' : hostOf(check.settings);
}

import { type Cause, isUnjudged, type Observation } from '@deploy-actions/probe';
import type { Thresholds } from './settings';
import type { CheckCause, Decision, Undecided, Verdict } from './verdict';
import { describeMix, versionMix } from './version-mix';

/** Where one check stands. Times are milliseconds of one monotonic clock. */
export interface CheckState {
  /** Steady from the first healthy verdict on: only then do failures count. */
  phase: 'starting' | 'steady';
  /** `unhealthy` and `inconclusive` are final. */
  verdict: Verdict | Undecided;
  attempts: number;
  /** Good answers in a row. */
  successes: number;
  /** Failures of the service since its last good answer. */
  failures: number;
  /** Probes in a row that failed for a reason of the runner's own. */
  ownFaults: number;
  /** The runner itself failed at least once since the service last did. */
  interrupted: boolean;
  /** The unbroken run of good, or of not good, observations that the newest one belongs to; at most the last 100. */
  streak: readonly Observation[];
  /** The last 100 observations of the start; once healthy, those since (and with) the run of good ones that decided. */
  window: readonly Observation[];
  /** Something was observed that is not the runner's own fault. */
  sighted: boolean;
  /** A version was reported at least once: there is one at the path. */
  isVersionTold: boolean;
  /** Why the newest probe that was not good was not; it outlasts the streak. */
  lastTrouble?: Pick<Observation, 'reason' | 'causes'>;
  /** When the runner's own faults that are going on began. */
  blindSinceMs: number;
  /** How long the runner was blind during the soak: streaks of `unhealthyThreshold` own faults and more, that are over. */
  blindMs: number;
  /** The last verdict, when it fell and what decided it. */
  decision?: Decision;
}

const LONGEST_STREAK = 100;
const LONGEST_WINDOW = 100;

export const initialState: CheckState = {
  phase: 'starting',
  verdict: '',
  attempts: 0,
  successes: 0,
  failures: 0,
  ownFaults: 0,
  interrupted: false,
  streak: [],
  window: [],
  sighted: false,
  isVersionTold: false,
  blindSinceMs: 0,
  blindMs: 0,
};

/**
 * The state after one more observation. A fault of the runner's own breaks a run of good answers, but neither counts
 * as a failure of the service nor breaks a run of them.
 */
export function observe(state: CheckState, observation: Observation, atMs: number, rules: Thresholds): CheckState {
  if (isFinal(state) || isSpent(state, rules)) return state;
  const next = counted(state, observation, atMs, rules);
  if (next.phase === 'starting') {
    if (next.successes >= rules.healthyThreshold) {
      const mixed = mixtureIn(next.window, 'while starting ');
      const reason = `healthy after ${plural(next.attempts, 'probe')}: ${observation.reason}${mixed}`;
      return decided(
        { ...next, phase: 'steady', window: next.streak },
        { verdict: 'healthy', atMs, reason, causes: [] },
      );
    }
    return next;
  }
  if (next.failures < rules.unhealthyThreshold) return next;
  const reason = `${plural(next.failures, 'failure')} in a row: ${firstAndLast(next.streak)}`;
  const causes = [...mixedIn(next.window), ...newestCauses(next.streak)];
  return decided(next, { verdict: 'unhealthy', atMs, reason: `${reason}${mixtureIn(next.window)}`, causes });
}

/** No attempt is left to become healthy. The start ends when the interval of the last one does: see `endStart`. */
export function isSpent({ phase, attempts }: CheckState, { maxAttempts }: Thresholds): boolean {
  return phase === 'starting' && maxAttempts !== undefined && attempts >= maxAttempts;
}

/** What can end the start of a check that is not healthy by then. */
export type StartLimit = 'max-attempts' | 'start-timeout' | 'deadline';

/**
 * The start is over and the check is not healthy. That is the service's fault if it was last seen failing, or came
 * round too late. It is nobody's if the runner's own faults broke its run of good answers, or made the runner blind for
 * the last `unhealthyThreshold` probes: what a service does while it boots proves nothing about what it does now.
 */
export function endStart(state: CheckState, atMs: number, rules: Thresholds, limit: StartLimit): CheckState {
  if (state.phase !== 'starting' || isFinal(state)) return state;
  const probes = plural(state.attempts, 'probe');
  const after = rules.isRunning ? `after ${probes}` : `${limit} reached after ${probes}`;
  const last = state.streak.at(-1);
  const { window: evidence } = state;
  if (last === undefined) {
    return decided(state, { verdict: 'inconclusive', atMs, reason: `not probed before the ${limit}`, causes: [] });
  }
  if ((state.failures === 0 && state.interrupted) || state.ownFaults >= rules.unhealthyThreshold) {
    const reason = `${after}, but ${blindness(state, last)}: ${last.reason}`;
    return decided(state, { verdict: 'inconclusive', atMs, reason, evidence, causes: newestCauses(evidence) });
  }
  if (!last.ok && isMisconfigured(state, last)) {
    const reason = `${after}, and the version cannot be judged: ${last.reason}; set \`version-path\` to the field that holds it`;
    return decided(state, { verdict: 'inconclusive', atMs, reason, evidence, causes: newestCauses(evidence) });
  }
  const mix = versionMix(state.window);
  const usual = last.ok ? tooFew(state, rules) : last.reason;
  const why = mix === undefined ? usual : `${describeMix(mix)}; ${longestRun(state.window, rules)}`;
  const never = rules.isRunning ? `no good answer in ${probes}` : `not healthy (${after})`;
  const causes = [
    ...mixedIn(evidence),
    ...(last.ok ? (state.lastTrouble?.causes ?? []) : newestCauses(evidence)),
    ...(last.ok || mix !== undefined ? [{ kind: 'start-too-short' } as const] : []),
  ];
  return decided(state, { verdict: 'unhealthy', atMs, reason: `${never}: ${why}`, evidence, causes });
}

/** A probe that the end of the start cut short before its own time-out: asked, but no evidence. */
export function cutShort(state: CheckState): CheckState {
  return isFinal(state) ? state : { ...state, attempts: state.attempts + 1 };
}

/** A healthy check in a failing streak that is neither broken nor complete. */
export function isUnsettled({ phase, verdict, failures, ownFaults }: CheckState, rules: Thresholds): boolean {
  if (phase !== 'steady' || verdict !== 'healthy') return false;
  return (failures > 0 || ownFaults > 0) && ownFaults < rules.unhealthyThreshold;
}

/** The soak begins: what the runner missed before it is of no interest any more. */
export function beginSoak(state: CheckState, atMs: number): CheckState {
  return { ...state, blindMs: 0, blindSinceMs: atMs };
}

/** The end of the soak: a healthy check that the runner could not watch, at its end or for most of it, is not proven. */
export function endSoak(state: CheckState, atMs: number, soakMs: number, rules: Thresholds): CheckState {
  if (state.verdict !== 'healthy') return state;
  const last = state.streak.at(-1);
  if (state.ownFaults >= rules.unhealthyThreshold) {
    const isAnswered = last?.causes?.some(isUnjudged);
    const what = isAnswered ? 'the answers could no longer be judged' : 'the runner could no longer reach the service';
    const reason = `${what}: ${last?.reason ?? ''}`;
    return decided(state, { verdict: 'inconclusive', atMs, reason, causes: newestCauses(state.streak) });
  }
  if (state.blindMs === 0 || state.blindMs * 2 <= soakMs) return state;
  const reason = 'the runner could not reach the service for more than half of the soak';
  const causes = newestCauses(state.window);
  return decided(state, { verdict: 'inconclusive', atMs, reason, evidence: state.window, causes });
}

/** A healthy check is something else after all, for a reason that only the whole soak could show. */
export function overrule(
  state: CheckState,
  atMs: number,
  found: { verdict: Verdict; reason: string; cause: CheckCause } | undefined,
): CheckState {
  if (state.verdict !== 'healthy' || found === undefined) return state;
  const { verdict, reason, cause } = found;
  return decided(state, { verdict, atMs, reason, evidence: state.window, causes: [cause] });
}

export function isFinal({ verdict }: CheckState): boolean {
  return verdict === 'unhealthy' || verdict === 'inconclusive';
}

function counted(state: CheckState, observation: Observation, atMs: number, rules: Thresholds): CheckState {
  const { ok, kind, reason, causes = [] } = observation;
  const blind = kind === 'own-fault';
  const sightIsBack = !blind && state.phase === 'steady' && state.ownFaults >= rules.unhealthyThreshold;
  const continues = state.streak.at(-1)?.ok === ok;
  return {
    ...state,
    attempts: state.attempts + 1,
    successes: ok ? state.successes + 1 : 0,
    failures: ok ? 0 : state.failures + (blind ? 0 : 1),
    ownFaults: blind ? state.ownFaults + 1 : 0,
    interrupted: blind || (ok && state.interrupted),
    ...(ok ? {} : { lastTrouble: { reason, causes } }),
    streak: continues ? [...state.streak, observation].slice(-LONGEST_STREAK) : [observation],
    window: [...state.window, observation].slice(-LONGEST_WINDOW),
    sighted: state.sighted || !blind,
    isVersionTold: state.isVersionTold || observation.version !== undefined,
    blindSinceMs: blind && state.ownFaults === 0 ? atMs : state.blindSinceMs,
    blindMs: state.blindMs + (sightIsBack ? atMs - state.blindSinceMs : 0),
  };
}

/** What kept the check from being judged. */
function blindness({ sighted }: CheckState, { causes = [] }: Observation): string {
  if (causes.some(isUnjudged)) return 'the answer could not be judged';
  return sighted ? 'the runner could not always reach the service' : 'the runner could never reach the service';
}

/** The last answer was good: what the one before them said tells why there were not more. */
function tooFew({ successes, lastTrouble }: CheckState, { healthyThreshold }: Thresholds): string {
  const found = `only ${successes} of ${healthyThreshold} good answers in a row`;
  return lastTrouble === undefined ? found : `${found}; before them: ${lastTrouble.reason}`;
}

/** Of a service that crashed the first failure says how, and the last what is left. */
function firstAndLast(streak: readonly Observation[]): string {
  const failures = streak.filter(({ kind }) => kind !== 'own-fault');
  const [first, last] = [failures[0]?.reason ?? '', failures.at(-1)?.reason ?? ''];
  return first === last ? last : `first ${first}; last ${last}`;
}

function mixtureIn(window: readonly Observation[], when = ''): string {
  const mix = versionMix(window);
  return mix === undefined ? '' : `; ${when}${describeMix(mix)}`;
}

function longestRun(window: readonly Observation[], { healthyThreshold }: Thresholds): string {
  let [longest, run] = [0, 0];
  for (const { ok } of window) {
    run = ok ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return `never more than ${longest} of ${healthyThreshold} good answers in a row`;
}

/** Without other evidence the streak decided. */
function decided(state: CheckState, decision: Omit<Decision, 'evidence'> & Partial<Decision>): CheckState {
  return { ...state, verdict: decision.verdict, decision: { evidence: state.streak, ...decision } };
}

/** Of the newest observation that was not good. */
export function newestCauses(observations: readonly Observation[]): readonly Cause[] {
  return observations.findLast(({ ok }) => !ok)?.causes ?? [];
}

function mixedIn(window: readonly Observation[]): CheckCause[] {
  return versionMix(window) === undefined ? [] : [{ kind: 'mixed-versions' }];
}

/**
 * All is well but for the version, and no answer ever had one at the path: that says where we look and nothing about
 * the service. Earlier in the start it may be the old version that has none.
 */
function isMisconfigured({ isVersionTold }: CheckState, { causes = [] }: Observation): boolean {
  return !isVersionTold && causes.length > 0 && causes.every(({ kind }) => kind === 'no-version');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

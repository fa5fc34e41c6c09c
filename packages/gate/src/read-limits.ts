import { Illegal, type InputReader } from '@deploy-actions/action';
import { formatDuration } from '@deploy-actions/quantity';
import type { GateContract } from './gate-contract';
import { LATENCY_LEGAL, type LatencyObjective, parseLatencyObjective } from './latency-objective';
import type { CheckDraft } from './on-hosts';
import { proofIntervalMs, rulesOf } from './proof';
import { neededChecks, parseQuorum, QUORUM_LEGAL, type Quorum } from './quorum';
import type { CheckSettings, GateSettings, QuorumUnit } from './settings';
import { expectsVersion } from './subject';
import { unitOf, unitsIn, unitsText } from './units';

type Reader = InputReader<GateContract>;

/** Why hosts are counted where nobody said so. */
const WHY_HOSTS = ' Hosts are counted because all checks run from hosts.';
const QUORUM_UNITS = ['checks', 'hosts'] as const;

/** `all` where nothing is given. */
export function readQuorum(gate: Reader): Quorum {
  const quorum = gate.optionalParsed('quorum', (text) => {
    const parsed = parseQuorum(text);
    if (parsed === undefined) throw new Illegal(QUORUM_LEGAL);
    return parsed;
  });
  return quorum ?? { kind: 'all' };
}

/** What the quorum counts: hosts by themselves where every check is asked from one. */
export function readQuorumOver(gate: Reader, checks: readonly CheckSettings[]): QuorumUnit {
  const bySsh = checks.length > 0 && checks.every(({ host }) => host !== undefined);
  const byDefault = bySsh ? 'hosts' : 'checks';
  return gate.optional('quorum-over') === undefined ? byDefault : gate.choice('quorum-over', QUORUM_UNITS);
}

/** The objectives, each of which must hold over the soak. */
export function readLatencySlo(gate: Reader): LatencyObjective[] {
  return gate.parsedLines('latency-slo', (line) => {
    const objective = parseLatencyObjective(line);
    if (objective === undefined) throw new Illegal(LATENCY_LEGAL);
    return objective;
  });
}

/** Notes what is legal by itself and cannot come true together. */
export function noteConflicts(gate: Reader, settings: GateSettings): void {
  const { checks, quorum, soakMs } = settings;
  const units = unitsIn(settings);
  if (checks.length > 0 && neededChecks(quorum, units) > units) {
    const given = `more than the ${unitsText(units, unitOf(settings))} that it counts`;
    const why = gate.optional('quorum-over') === undefined ? WHY_HOSTS : '';
    const legal = `At most ${units}.${unitOf(settings) === 'hosts' ? `${why} Set quorum-over: checks to count each check.` : ''}`;
    gate.problem('quorum', { code: 'CONFLICT', given, legal });
  }
  noteDeadline(gate, settings);
  if (soakMs === 0 && checks.some(({ latencySlo = [] }) => latencySlo.length > 0) && isSound(gate, 'soak')) {
    const legal = 'Set soak: the latency is judged over its probes.';
    gate.problem('latency-slo', { code: 'CONFLICT', given: 'given without a soak', legal });
  }
}

function noteDeadline(gate: Reader, { checks, soakMs, deadlineMs, quorum }: GateSettings): void {
  // Of a part of the checks it is not known which ones must be healthy.
  const startMs = (check: CheckSettings) => check.initialDelayMs + (quorum.kind === 'all' ? leastProofMs(check) : 0);
  const leastMs = Math.max(0, ...checks.map(startMs)) + soakMs;
  if (deadlineMs === undefined || deadlineMs === 0 || leastMs <= deadlineMs) return;
  const given = `${formatDuration(deadlineMs)}, while initial-delay, the good answers in a row and soak take ${formatDuration(leastMs)} at least`;
  gate.problem('deadline', { code: 'CONFLICT', given, legal: 'Raise deadline, or shorten the soak.' });
}

/** From the first good answer to the last one that is needed. */
function leastProofMs(check: CheckSettings): number {
  return (rulesOf(check).healthyThreshold - 1) * proofIntervalMs(check);
}

/** The same for one check, whatever its inputs are called in the place where it stands. */
export function noteStartConflicts(gate: Reader, check: CheckSettings): void {
  const { maxAttempts, startTimeoutMs, instances = 1 } = check;
  const { healthyThreshold } = rulesOf(check);
  const proven = instances > 1 ? ` (to verify ${instances} instances)` : '';
  const needed = `${healthyThreshold} good answers in a row${proven}`;
  if (maxAttempts !== undefined && maxAttempts < healthyThreshold) {
    gate.problem('max-attempts', {
      code: 'CONFLICT',
      given: `${maxAttempts} is less than the ${needed}, so no check could become healthy`,
      legal: 'Raise max-attempts, or lower healthy-threshold.',
    });
  }
  const leastMs = leastProofMs(check);
  if (startTimeoutMs > 0 && leastMs >= startTimeoutMs) {
    gate.problem('start-timeout', {
      code: 'CONFLICT',
      given: `${formatDuration(startTimeoutMs)} is too short for ${needed}, which take ${formatDuration(leastMs)} and more`,
      legal: 'Raise start-timeout, or lower fast-interval (interval where that is empty) or healthy-threshold.',
    });
  }
}

function isSound(gate: Reader, name: 'soak'): boolean {
  return !gate.problems.some(({ input }) => input === name);
}

/** Addresses are resolved by whoever dials: by SSH, that is the host. */
export function noteResolve(gate: Reader, { check: { probe }, bySsh }: CheckDraft): void {
  if (!bySsh || !('resolve' in probe)) return;
  const legal = 'Remove it: with via: ssh each host resolves the name itself.';
  gate.problem('resolve', { code: 'CONFLICT', given: 'all with via: ssh', legal });
}

/** A certificate is looked at where there is one. */
export function noteMinDays(gate: Reader, checks: readonly CheckSettings[]): void {
  const hasTls = ({ probe }: CheckSettings) =>
    probe.kind === 'tls' || ('request' in probe && probe.request.url.startsWith('https:'));
  if (gate.optional('tls-min-days') === undefined || checks.length === 0 || checks.some(hasTls)) return;
  const given = 'given, but no check uses TLS';
  gate.problem('tls-min-days', { code: 'CONFLICT', given, legal: 'Use an https:// URL, or add a check of kind tls.' });
}

/** What is expected of every answer, and no check can show: nobody must believe that it was proven. */
export function noteUnproven(gate: Reader, checks: readonly CheckSettings[]): void {
  if (checks.length === 0) return;
  if (gate.optional('expect-version') !== undefined && !checks.some(({ probe }) => expectsVersion(probe))) {
    const given = 'given, but no check reads a version';
    gate.problem('expect-version', { code: 'CONFLICT', given, legal: 'Add a check of kind http or command.' });
  }
  if (checks.some(({ probe }) => 'request' in probe)) return;
  for (const name of ['expect-json', 'expect-body', 'expect-match'] as const) {
    if (gate.optional(name) === undefined) continue;
    const legal = 'Add a URL, or set it in the check that it belongs to.';
    gate.problem(name, { code: 'CONFLICT', given: 'given, but no check uses HTTP', legal });
  }
}

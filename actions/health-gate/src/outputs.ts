import type { OutputName, Result } from '@deploy-actions/action';
import type { CheckResult, GateResult } from '@deploy-actions/gate';
import type { contract } from './contract';

/** An output is cut at 64 KiB, and JSON that is cut is no JSON: of many talkative checks each says less. */
const LARGEST_LIST = 60 * 1024;
const CUTS = [
  { reason: 250, version: 128 },
  { reason: 80, version: 64 },
  { reason: 0, version: 40 },
];

export function outputsOf(result: GateResult): Result<OutputName<typeof contract>>['outputs'] {
  return {
    verdict: result.verdict,
    reason: result.reason,
    checks: JSON.stringify(shortChecks(result.checks)),
    attempts: String(result.attempts),
    'duration-ms': String(result.durationMs),
    version: result.version,
  };
}

/** What later jobs need, the least likely to fit last. */
export function briefOf({ reason, version, attempts, checks }: GateResult): object {
  return { version, attempts, reason: cutTo(reason, 1000), checks: shortChecks(checks) };
}

function shortChecks(checks: readonly CheckResult[]): object[] {
  const lists = CUTS.map((cut) => checks.map((check) => shortCheck(check, cut)));
  const fitting = lists.find((list) => Buffer.byteLength(JSON.stringify(list)) <= LARGEST_LIST);
  return fitting ?? thinned(lists.at(-1) ?? [], checks);
}

/** Without as many of the healthy checks as do not fit; then, of the others, without the last ones. */
function thinned(list: readonly object[], checks: readonly CheckResult[]): object[] {
  const byWeight = [...list.keys()].sort((a, b) => Number(isWell(checks[a])) - Number(isWell(checks[b])));
  let leftBytes = LARGEST_LIST;
  const kept = byWeight.filter((at) => {
    leftBytes -= Buffer.byteLength(JSON.stringify(list[at])) + 1;
    return leftBytes > 0;
  });
  return kept.sort((a, b) => a - b).flatMap((at) => list[at] ?? []);
}

function isWell(check: CheckResult | undefined): boolean {
  return check?.verdict === 'healthy';
}

function shortCheck(check: CheckResult, cut: { reason: number; version: number }): object {
  const { name, kind, host, verdict, attempts, lastStatus, daysLeft, p50Ms, p99Ms } = check;
  const version = check.version.slice(0, cut.version);
  const reason = cutTo(check.reason, cut.reason);
  return {
    name,
    kind,
    ...(host === undefined ? {} : { host }),
    verdict,
    attempts,
    lastStatus,
    version,
    ...(daysLeft === null ? {} : { daysLeft }),
    p50Ms,
    p99Ms,
    reason,
  };
}

function cutTo(text: string, length: number): string {
  return text.length <= length || length === 0 ? text.slice(0, length) : `${text.slice(0, length - 1)}…`;
}

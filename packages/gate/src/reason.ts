import { formatDuration } from '@deploy-actions/quantity';
import type { DeadlineCut } from './deadline-cut';
import type { CheckResult } from './gate-result';
import type { QuorumUnit } from './settings';
import { unitsText } from './units';
import type { Undecided, Verdict } from './verdict';

const MOST_NAMED = 3;

export interface QuorumCount {
  /** The verdicts of the checks or hosts that the quorum counts, so many of which must be healthy. */
  units: readonly (Verdict | Undecided)[];
  unit: QuorumUnit;
  needed: number;
  soakMs: number;
  cut?: DeadlineCut | undefined;
}

/** Why the gate says what it says, in one line. */
export function gateReason(
  verdict: Verdict | Undecided,
  checks: readonly CheckResult[],
  { units, unit, needed, soakMs, cut }: QuorumCount,
): string {
  const healthy = units.filter((one) => one === 'healthy').length;
  const count = `${healthy} of ${unitsText(units.length, unit)} healthy`;
  const wanted = needed < units.length ? `${count} (${needed} needed)` : count;
  if (verdict === '') return `cancelled before it was decided; ${wanted}`;
  if (cut !== undefined) return `${cut.reason}; ${wanted}`;
  if (verdict === 'healthy') return soakMs > 0 ? `${wanted}, soaked for ${formatDuration(soakMs)}` : wanted;
  const guilty = checks.filter((check) => check.verdict === verdict);
  const named = guilty.slice(0, MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
  const others = guilty.length > MOST_NAMED ? [`and ${guilty.length - MOST_NAMED} more`] : [];
  return [...named, ...others, ...(checks.length > 1 ? [wanted] : [])].join('; ');
}

/** The version that all checks agree on; those that reported none do not count. Empty where they differ. */
export function commonVersion(checks: readonly { version: string }[]): string {
  const versions = new Set(checks.map(({ version }) => version).filter((version) => version !== ''));
  return versions.size === 1 ? ([...versions][0] ?? '') : '';
}

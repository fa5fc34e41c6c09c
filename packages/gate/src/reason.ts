import { isSameVersion, type Observation } from '@deploy-actions/probe';
import { formatDuration } from '@deploy-actions/quantity';
import type { CheckState } from './check-state';
import type { DeadlineCut } from './deadline-cut';
import type { CheckResult } from './gate-result';
import type { QuorumUnit } from './settings';
import { unitsText } from './units';
import type { Undecided, Verdict } from './verdict';
import { describeMix, versionMix } from './version-mix';

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
  if (verdict === '') return `cancelled before the verdict; ${wanted}`;
  if (cut !== undefined) return `${cut.reason}; ${wanted}`;
  if (verdict === 'healthy') return soakMs > 0 ? `${wanted}, soaked for ${formatDuration(soakMs)}` : wanted;
  const guilty = checks.filter((check) => check.verdict === verdict);
  const named = guilty.slice(0, MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
  const others = guilty.length > MOST_NAMED ? [`and ${guilty.length - MOST_NAMED} more`] : [];
  const failing = checks.filter(wasFailing).length;
  if (failing > 0) others.push(`${failing} ${failing === 1 ? 'other was' : 'others were'} failing when it ended`);
  return [...named, ...others, ...(checks.length > 1 ? [wanted] : [])].join('; ');
}

/** Why a check is what it is, and that it was failing when the gate ended where that is not its verdict. */
export function checkReason({ verdict, decision, streak, window, failures }: CheckState): string {
  const newest = streak.at(-1);
  if (verdict === '') return `${openWord(newest)}: ${newest?.reason ?? 'no answer yet'}`;
  const reason = decision?.reason ?? '';
  if (verdict !== 'healthy') return reason;
  const mix = versionMix(window);
  const mixed = mix === undefined ? '' : `; since then ${describeMix(mix)}`;
  const isFailing = newest !== undefined && failures > 0;
  return `${reason}${mixed}${isFailing ? `; failing when the gate ended (${failures} in a row): ${newest.reason}` : ''}`;
}

function openWord(newest: Observation | undefined): string {
  return newest !== undefined && isFailure(newest) ? 'failing when the gate ended' : 'undecided';
}

/** Not decided, and the last that was seen of it was a failure. */
export function wasFailing({ verdict, evidence }: CheckResult): boolean {
  const newest = evidence.at(-1);
  return verdict === '' && newest !== undefined && isFailure(newest);
}

function isFailure({ ok, kind }: Observation): boolean {
  return !ok && kind !== 'own-fault';
}

/** The version that all checks agree on; those that reported none do not count. Empty where they differ. */
export function commonVersion(checks: readonly Pick<CheckResult, 'version' | 'versions'>[]): string {
  if (checks.some(({ versions }) => versions !== undefined)) return '';
  const told = checks.map(({ version }) => version).filter((version) => version !== '');
  // Of a commit that some tell in short the full SHA.
  const longest = told.reduce((one, other) => (other.length > one.length ? other : one), '');
  return told.every((version) => isSameVersion(version, longest)) ? longest : '';
}

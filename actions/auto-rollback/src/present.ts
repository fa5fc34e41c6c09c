import { markdownCode, markdownTable, markdownText, type OutputName, type Result } from '@deploy-actions/action';
import { type Code, UserError } from '@deploy-actions/error';
import { type HostRow, lastLinesOf } from '@deploy-actions/fleet';
import { adviceOf, type GateResult } from '@deploy-actions/gate';
import { formatDuration } from '@deploy-actions/quantity';
import { isRed } from '@deploy-actions/verdict';
import type { Verdict } from './conclusion';
import type { contract } from './contract';
import type { Inputs } from './inputs';

/** What a rollback came to; what does not apply is left out. */
export interface Findings {
  verdict: Verdict;
  reason: string;
  why?: string;
  hosts?: readonly HostRow[];
  fromVersion?: string;
  toVersion?: string;
  rollbackMs?: number;
  verifyMs?: number;
  gate?: GateResult;
  failure?: UserError | undefined;
}

const CODES: Partial<Record<Verdict, Code>> = {
  'rolled-back': 'ROLLED_BACK',
  'not-recovered': 'NOT_RECOVERED',
  refused: 'NO_PREVIOUS_RELEASE',
  failed: 'ROLLBACK_FAILED',
  '': 'CANCELLED',
};

/** Findings as outputs, report and summary. Pure. */
export function present(inputs: Inputs, found: Findings): Result<OutputName<typeof contract>> {
  const { verdict, reason, fromVersion = '', toVersion = '', hosts = [], rollbackMs, verifyMs, gate } = found;
  const isFailure = verdict === '' || isRed('auto-rollback', verdict, { trigger: inputs.trigger });
  const failure = isFailure ? failureOf(found) : undefined;
  const facts = { fromVersion, toVersion, reason, rollbackMs, verifyMs, trigger: inputs.trigger };
  return {
    outputs: {
      verdict,
      'from-version': fromVersion,
      'to-version': toVersion,
      reason,
      'rollback-ms': rollbackMs === undefined ? '' : String(rollbackMs),
      'verify-ms': verifyMs === undefined ? '' : String(verifyMs),
      'incident-url': '',
      'incident-number': '',
    },
    details: { verdict, ...facts, why: found.why, verdicts: inputs.evidence, hosts, gate },
    brief: {
      ...facts,
      version: toVersion,
      environment: inputs.environment,
      hosts: hosts.map(({ host, verdict: how, version, code }) => ({ host, verdict: how, version, code })),
    },
    summary: summaryOf(inputs, found),
    ...(failure ? { failure } : {}),
  };
}

function failureOf({ verdict, reason, fromVersion, toVersion, failure, gate }: Findings): UserError {
  if (verdict === 'rolled-back') {
    const what =
      fromVersion === toVersion
        ? `The rollback to ${toVersion}, which an earlier step had begun, was finished`
        : `${fromVersion} was rolled back to ${toVersion}`;
    return new UserError('ROLLED_BACK', `${what}: ${reason}.`);
  }
  const code = CODES[verdict] ?? 'ROLLBACK_FAILED';
  if (failure) return failure;
  return new UserError(code, reason, gate === undefined ? {} : { hint: adviceOf(gate).join(' ') });
}

const HEADLINES: Readonly<Record<Verdict, string>> = {
  'rolled-back': '⏪ Rolled back',
  'not-needed': '✅ No rollback needed',
  'not-recovered': '🔥 Rolled back, but not recovered',
  refused: '✋ No rollback: there is no release to return to, or the rollback is not allowed',
  failed: '🔴 The rollback failed',
  planned: '📝 Plan of a rollback (nothing was changed)',
  '': '⚪ Cancelled before anything was switched',
};

const UNFINISHED = '⚠️ Not rolled back, and a host serves a release that is not verified';

const UNMEASURED = ['inconclusive', 'error'];
const UNPROVEN =
  'The service could not be measured, so nothing was changed, and the judged version may be live. Fix the measurement and run it again; then confirm the version (`operation: confirm` of ssh-deploy) or roll it back (`trigger: request`).';

/** Nothing was switched, so the time is that of asking the hosts. */
const STILL: readonly Verdict[] = ['not-needed', 'refused'];

const STAYS_LIVE = 'Nothing was switched: the live version stays live. Deploy a working version as soon as possible.';

function summaryOf({ environment, evidence }: Inputs, found: Findings): string {
  const { verdict, reason, fromVersion, toVersion, hosts = [], rollbackMs, verifyMs } = found;
  const versions = fromVersion ? `: ${markdownText(fromVersion)} → ${markdownText(toVersion ?? '')}` : '';
  const place = environment === '' ? '' : ` (${markdownText(environment)})`;
  const isUnproven = verdict === 'not-needed' && evidence.some((one) => UNMEASURED.includes(one.verdict));
  const isBroken = verdict === '' && found.failure !== undefined && found.failure.code !== 'CANCELLED';
  const known = isBroken ? '🔴 Not done' : HEADLINES[verdict];
  const isUnfinished = verdict === 'not-needed' && hosts.some((row) => row.isUnfinished);
  const left = isUnfinished ? UNFINISHED : known;
  const headline = isUnproven ? '❔ Not rolled back, but the version is not verified' : left;
  const parts = [`### ${headline}${versions}${place}`, '', markdownText(reason)];
  if (isUnproven) parts.push('', UNPROVEN);
  if (verdict === 'refused') parts.push('', STAYS_LIVE);
  if (hosts.length > 0) {
    const rows = hosts.map((row) => [
      markdownCode(row.host),
      row.verdict,
      markdownText(row.version || 'nothing'),
      row.code,
      markdownText(row.message),
    ]);
    parts.push('', markdownTable(['host', 'verdict', 'live now', 'code', ''], rows), ...lastLinesOf(hosts));
  }
  const times = [
    rollbackMs === undefined || STILL.includes(verdict) ? '' : `Rollback ${formatDuration(rollbackMs)}.`,
    verifyMs === undefined ? '' : `Verification ${formatDuration(verifyMs)}.`,
  ].filter((text) => text !== '');
  if (times.length > 0) parts.push('', times.join(' '));
  return parts.join('\n');
}

import { markdownCode, markdownTable, markdownText } from '@deploy-actions/action';
import { describeError, type UserError } from '@deploy-actions/error';
import {
  type FleetResult,
  type HostReport,
  type HostRow,
  lastLinesOf,
  missingLines,
  mixedVersions,
} from '@deploy-actions/fleet';
import { formatDuration, formatSize } from '@deploy-actions/quantity';
import type { WithPayload } from './deploy';
import type { Inputs, Operation } from './inputs';
import { payloadSize } from './payload-log';

const HEADLINES: Readonly<Record<string, string>> = {
  deployed: '🚀 Deployed',
  unchanged: '✅ Nothing to do: already live',
  confirmed: '✅ Confirmed as good',
  'rolled-back': '↩️ Rolled back',
  reverted: '⏪ Failed, and every host runs its previous release',
  failed: '🔥 Failed: a host may run an unverified release',
  'not-confirmed': '🔴 Not confirmed: the live version stays unconfirmed',
  refused: '✋ No rollback: there is no release to return to, or the rollback is not allowed',
  'not-deployed': '🔴 Not deployed: nothing was switched',
  planned: '📝 Plan (nothing was changed)',
  '': '⚪ Cancelled before anything went live',
};

const NEVER_LIVE = '⏪ Failed, and nothing is live, as before';
const LOOK_NOW = '🔥 A HOST COULD NOT GO BACK: check it now';
const PART = '⚠️ Deployed on only some hosts';
const NOT_ROLLED_BACK = '🔴 Not rolled back: no host was switched';
const STAYS = '🔥 Failed, and not reverted: the release is irreversible';

const UNCHANGED: Readonly<Partial<Record<Operation, string>>> = {
  status: '📋 Status',
  unlock: '🔓 No lock remains',
  abort: '✅ Ended; the live version is good and stays',
  rollback: '✅ Nothing to do',
};

/** What happened and what now, in one line. */
function headline(
  { operation }: Inputs,
  { verdict, rows, isStuckForward }: FleetResult<string>,
  failure?: UserError,
): string {
  if (rows.some(({ code }) => code === 'ROLLBACK_FAILED')) return LOOK_NOW;
  if (isStuckForward === true) return STAYS;
  if (verdict === 'reverted' && rows.every(({ version }) => version === '')) return NEVER_LIVE;
  if (verdict === 'unchanged') return UNCHANGED[operation] ?? HEADLINES.unchanged ?? '';
  if (verdict === 'rolled-back' && operation === 'abort') return '↩️ Aborted, and back on the last good release';
  if (verdict === '' && failure && failure.code !== 'CANCELLED') return '🔴 Not done';
  if (verdict === 'deployed' && failure) return PART;
  if (verdict === 'not-deployed' && (operation === 'rollback' || operation === 'abort')) return NOT_ROLLED_BACK;
  return HEADLINES[verdict] ?? verdict;
}

/** A table with a row per host, below the news and above the reasons. */
export function summaryOf(
  inputs: Inputs,
  result: WithPayload<FleetResult<string>>,
  { version, durationMs, failure }: { version: string; durationMs: number; failure: UserError | undefined },
): string {
  const environment = inputs.environment === '' ? '' : ` to ${markdownText(inputs.environment)}`;
  // Each host has its own; see the table.
  const isWayBackPlan = result.verdict === 'planned' && ['rollback', 'abort'].includes(inputs.operation);
  const isOfVersion =
    inputs.operation !== 'status' && inputs.operation !== 'unlock' && version !== '' && !isWayBackPlan;
  const what = isOfVersion ? `: ${markdownText(version)}${environment}` : '';
  const table = inputs.operation === 'status' ? statusTable(result.rows) : resultTable(result.rows);
  const mixed = inputs.operation === 'status' ? mixedVersions(result.rows) : undefined;
  const news = mixed === undefined ? [] : [`⚠️ **The hosts run different versions**: ${markdownText(mixed)}.`, ''];
  const payload = result.payload ? `Payload: ${payloadSize(result.payload)}. ` : '';
  const parts = [
    `### ${headline(inputs, result, failure)}${what}`,
    '',
    ...news,
    table,
    '',
    `${payload}In ${formatDuration(durationMs)}.`,
  ];
  if (failure) {
    const story = describeError(failure).split('\n').map(markdownText).join('<br>');
    parts.push('', `**${failure.code}**: ${story}`, ...lastLinesOf(result.rows));
    const lines = missingLines(result.rows);
    if (lines.length > 0)
      parts.push('', 'Lines for `known-hosts` (compare the fingerprints first):', '', '```', ...lines, '```');
  }
  return parts.join('\n');
}

function resultTable(rows: readonly HostRow[]): string {
  return markdownTable(
    ['host', 'verdict', 'live now', 'before', 'time', 'code', ''],
    rows.map((one) => [
      markdownCode(one.host),
      one.verdict,
      markdownText(liveNow(one)),
      markdownText(one.previousVersion),
      formatDuration(one.durationMs),
      one.code,
      markdownText(one.message),
    ]),
  );
}

function lastEvent({ event, release, at }: Record<string, unknown>): string {
  const isBare = release === '' && (event === 'revert' || event === 'rollback');
  return [event, isBare ? 'to nothing' : release, at].filter((word) => word !== '').join(' ');
}

/** The build tells apart what has the same version. */
function liveNow({ version, release }: Pick<HostRow, 'version' | 'release'>): string {
  return release || version || 'nothing';
}

function stateOf({ state, isProven, isAdopted }: HostReport): string {
  const words = [state, ...(isAdopted ? ['adopted'] : []), ...(state === '' || isProven ? [] : ['not verified'])];
  return words.join(', ');
}

function statusTable(rows: readonly HostRow[]): string {
  return markdownTable(
    ['host', 'live now', 'state', 'before', 'rollback target', 'marked bad', 'lock', 'runs', 'free', 'last'],
    rows.map(({ host, version, release, previousVersion, message, code, report }) => {
      if (!report) return [markdownCode(host), 'unknown', code, '', '', '', '', '', '', markdownText(message)];
      const last = report.history.at(-1);
      return [
        markdownCode(host),
        markdownText(report.stray || liveNow({ version, release })),
        stateOf(report),
        markdownText(previousVersion),
        markdownText(report.rollbackVersion || 'none'),
        report.bad.map(({ version: bad, why }) => markdownText(`${bad}: ${why}`)).join('<br>'),
        markdownText(report.lock || 'free'),
        markdownText(report.steps.join(', ')),
        report.freeBytes === null ? '' : formatSize(report.freeBytes),
        markdownText(last ? lastEvent(last) : ''),
      ];
    }),
  );
}

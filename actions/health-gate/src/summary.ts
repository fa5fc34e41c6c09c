import { markdownFence, markdownTable, markdownText } from '@deploy-actions/action';
import {
  type CheckResult,
  describeWorstCase,
  type EndedBy,
  type GateResult,
  type TimelineEntry,
} from '@deploy-actions/gate';
import { describeNote } from '@deploy-actions/probe';
import { formatDuration } from '@deploy-actions/quantity';
import { evidenceOf } from './evidence';
import { nextSteps } from './failure';
import { SPARKLINE_LEGEND, sparkline } from './sparkline';

const ENDED_BY: Readonly<Record<EndedBy, string>> = {
  checks: 'the verdict of its checks',
  soak: 'the end of the soak',
  deadline: 'the deadline',
  cancellation: 'the cancellation of the run',
};

const MOST_NOTES = 10;

/** Of fewer answers the slowest one would pass for a percentile. */
const FEWEST_FOR_P99 = 100;

/** What happened and what now, in Markdown. */
export function summaryOf(result: GateResult, keyLines: readonly string[] = []): string {
  const title = `### Health gate: ${result.verdict || 'cancelled'}`;
  const took = `${result.attempts} probes in ${formatDuration(result.durationMs)}`;
  const version = result.version === '' ? '' : `, version ${markdownText(result.version)}`;
  const reason = `${markdownText(result.reason)} (${took}${version}).`;
  const advice = nextSteps(result);
  const whatNow =
    advice.length > 1 ? `**What now:**\n\n${advice.map((line) => `- ${line}`).join('\n')}` : oneLine(advice);
  return [
    title,
    reason,
    whatNow,
    keysOf(keyLines),
    table(result),
    notesOf(result),
    evidenceOf(result.checks),
    timesOf(result),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The problems that were tolerated in judged answers. */
function notesOf({ checks }: GateResult): string {
  const lines = checks.flatMap(({ name, notes = [] }) =>
    notes.map((note) => `- ${markdownText(name)}: ${markdownText(describeNote(note))}.`),
  );
  if (lines.length === 0) return '';
  const shown = lines.slice(0, MOST_NOTES);
  const others = lines.length > MOST_NOTES ? [`- And ${lines.length - MOST_NOTES} more: see the report.`] : [];
  return ['**Notes:**', '', ...shown, ...others].join('\n');
}

/** Lines to paste need lines of their own. */
function keysOf(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `Lines for \`known-hosts\` (compare the fingerprints first):\n\n${markdownFence(lines.join('\n'))}`;
}

function oneLine([line]: readonly string[]): string {
  return line === undefined ? '' : `**What now:** ${line}`;
}

function timesOf({ durationMs, endedBy, soakMs, worstCase }: GateResult): string {
  const by = endedBy === 'soak' && soakMs === 0 ? 'the quorum' : ENDED_BY[endedBy];
  return `Ended by ${by} after ${seconds(durationMs)}; the limit was ${describeWorstCase(worstCase)}.`;
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

function table({ checks, timeline }: GateResult): string {
  const withDays = checks.some(({ daysLeft }) => daysLeft !== null);
  const header = ['check', 'verdict', 'probes', 'last status', 'version', 'p50', 'p99'];
  const results = new Map<string, TimelineEntry[]>(checks.map(({ name }) => [name, []]));
  for (const entry of timeline) results.get(entry.check)?.push(entry);
  const rows = checks.map((check) => [
    ...row(check),
    ...(withDays ? [check.daysLeft === null ? '-' : String(check.daysLeft)] : []),
    sparkline(results.get(check.name) ?? []) || '-',
    markdownText(check.reason),
  ]);
  const body = markdownTable([...header, ...(withDays ? ['days left'] : []), 'last results', 'why'], rows);
  return `${body}\n\n${SPARKLINE_LEGEND}`;
}

function row(check: CheckResult): string[] {
  return [
    markdownText(check.name),
    check.verdict || 'undecided',
    probes(check),
    check.lastStatus === null ? '-' : String(check.lastStatus),
    markdownText(check.version) || '-',
    latency(check.p50Ms),
    check.answered < FEWEST_FOR_P99 ? '-' : latency(check.p99Ms),
  ];
}

function probes({ attempts, failures, ownFaults }: CheckResult): string {
  const notes = [
    ...(failures > 0 ? [`${failures} failed`] : []),
    ...(ownFaults > 0 ? [`${ownFaults} could not reach it`] : []),
  ];
  return notes.length > 0 ? `${attempts} (${notes.join(', ')})` : String(attempts);
}

function latency(ms: number | null): string {
  return ms === null ? '-' : formatDuration(ms);
}

import { markdownFence, markdownTable, markdownText } from '@deploy-actions/action';
import type { GateResult } from '@deploy-actions/gate';
import {
  badWords,
  formatLevel,
  neverMatched,
  OLD_VERSION,
  type SignalResult,
  unmatchedWords,
  type WatchResult,
} from '@deploy-actions/metric';
import { formatCount, formatDuration } from '@deploy-actions/quantity';
import { ERROR_RATE } from '@deploy-actions/source';
import { colourOf } from './colour';
import { harmed } from './harmed';
import type { Exit } from './inputs';
import { oldVersionWords } from './old-version';
import { restartWords } from './restarts';
import { sparkline } from './sparkline';
import { unheardIn } from './unheard';
import type { MonitorOutcome } from './watch-health';

const MOST_CHARTS = 10;

const MEANING: Readonly<Record<WatchResult['verdict'], string>> = {
  pass: 'The error rate is within the limit.',
  fail: 'Roll the release back, unless a later step does.',
  inconclusive: 'The state of the release is unknown. Do not roll back because of this verdict.',
  error: 'The source or the query is wrong. Fix it and watch again. Do not roll back because of this verdict.',
  '': 'Cancelled: the state of the release is unknown.',
};

const BASELINE_MEANING: typeof MEANING = {
  ...MEANING,
  pass: 'Pass the output `baseline` to the watch after the deploy.',
  inconclusive: 'Signals that were not measured often enough are not in the baseline, and a watch cannot compare them.',
};

function meaningOf(
  operation: 'watch' | 'baseline' | 'replay',
  { verdict, durationMs, signals }: MonitorOutcome,
  { shadow }: Exit,
): string {
  if (operation === 'replay') return `With these rules the verdict comes after ${formatDuration(durationMs)}.`;
  if (operation === 'baseline') return BASELINE_MEANING[verdict];
  if (verdict === 'fail' && shadow) return 'Without `shadow`, roll the release back.';
  if (verdict === 'pass' && signals.every(({ name }) => name !== ERROR_RATE))
    return 'All signals are within their limits.';
  return MEANING[verdict];
}

/** What happened and what now, in Markdown. */
export function summaryOf(
  result: MonitorOutcome,
  exit: Exit,
  operation: 'watch' | 'baseline' | 'replay' = 'watch',
): string {
  const { verdict } = result;
  const shadow = exit.shadow && operation !== 'replay' ? ' (shadow: the step does not fail for it)' : '';
  return [
    `### error-rate-monitor: ${operation === 'watch' ? '' : `${operation} `}${verdict || 'cancelled'}${shadow}`,
    `${markdownText(result.reason)}. ${meaningOf(operation, result, exit)}${operation === 'replay' ? '' : colourWords(result, exit)}`,
    ...healthOf(result.health),
    ...signalsOf(result.signals),
    ...chartsOf(result.signals),
    markdownTable(['what', 'value'], rows(result)),
  ].join('\n\n');
}

/** Where nobody knows, the colour of the step says nothing about the release: it says what decided it. */
function colourWords(result: WatchResult, exit: Exit): string {
  const { isRed, by } = colourOf(result, exit);
  return by === undefined ? '' : ` The step is ${isRed ? 'red' : 'green'} because of \`${by}\`.`;
}

function healthOf(health: GateResult | undefined): string[] {
  if (health === undefined) return [];
  const rows = health.checks.map(({ name, verdict, attempts, failures, reason }) => [
    markdownText(name),
    verdict || 'not decided',
    `${attempts}, of which ${failures} failed`,
    markdownText(reason),
  ]);
  return [markdownTable(['health check', 'verdict', 'probes', 'reason'], rows)];
}

/** From the first measurement to the last; the drawings with the bounds are in the folder of the report. */
function chartsOf(signals: readonly SignalResult[]): string[] {
  const lines = signals.slice(0, MOST_CHARTS).flatMap((signal) => {
    const title = `${signal.name} (worst ${signal.worst === undefined ? '-' : formatLevel(signal.bounds, signal.worst)})`;
    return signal.measurements.length > 1 ? [title, sparkline(signal)] : [];
  });
  return lines.length === 0 ? [] : [markdownFence(lines.join('\n'))];
}

function signalsOf(signals: readonly SignalResult[]): string[] {
  const columns = ['signal', 'verdict', 'bad is', 'last', 'worst', 'measurements'];
  return signals.length === 0 ? [] : [markdownTable(columns, signals.map(signalRow))];
}

function signalRow({
  name,
  verdict,
  bounds,
  sustainMs,
  method,
  last,
  worst,
  measured,
  planned,
  measurements,
}: SignalResult): string[] {
  const shown = (level: number | undefined) => (level === undefined ? 'not measured' : formatLevel(bounds, level));
  // Beside the old version a rate that nothing can exceed is no bound.
  const isCompared = (bounds.threshold ?? 0) >= 1 && measurements.some(({ control }) => control !== undefined);
  return [
    markdownText(name === ERROR_RATE ? 'error rate' : name),
    verdict || 'not decided',
    isCompared
      ? `more than of the ${OLD_VERSION}, tested`
      : method === 'sequential'
        ? `${badWords(bounds)}, tested`
        : `${badWords(bounds)} for ${formatDuration(sustainMs)}`,
    shown(last),
    shown(worst),
    measured > planned ? `${measured} with data (${planned} planned)` : `${measured} of ${planned} planned`,
  ];
}

/** Of the error rate: who was hit by the deploy. */
function harmedOf(signals: readonly SignalResult[]): string[][] {
  const errorRate = signals.find(({ name }) => name === ERROR_RATE);
  const count = errorRate && harmed(errorRate);
  if (errorRate?.before === undefined || count === undefined) return [];
  return [
    [
      'users harmed',
      `${count} failed requests above the baseline of ${formatLevel(errorRate.bounds, errorRate.before.level)}`,
    ],
  ];
}

function oldVersionRow(signals: readonly SignalResult[]): string[][] {
  const words = oldVersionWords(signals);
  return words === undefined ? [] : [[OLD_VERSION, words]];
}

function restartRow(signals: readonly SignalResult[]): string[][] {
  const words = restartWords(signals);
  return words === undefined ? [] : [['restarted', markdownText(words)]];
}

/** Nothing that was measured is not the same as no requests. */
function requestsRow({ requests, errors, signals }: WatchResult): string[][] {
  if (requests !== undefined) return [['requests', `${requests}, of which ${errors} failed`]];
  const isCounted = signals.some(({ name, form }) => name === ERROR_RATE && form === 'counters');
  return isCounted ? [['requests', 'not measured']] : [];
}

function rows(result: WatchResult): string[][] {
  const { detectMs } = result;
  return [
    ...requestsRow(result),
    ...oldVersionRow(result.signals),
    ...harmedOf(result.signals),
    ...unheardIn(result.signals).map(({ name, silent, of }) => [
      `no data from ${markdownText(name)}`,
      `in ${silent} of ${formatCount(of, 'measurement')}`,
    ]),
    ...result.signals
      .filter(neverMatched)
      .map((signal) => [
        signal.name === ERROR_RATE ? 'errors' : `errors of ${markdownText(signal.name)}`,
        `never matched a series: ${markdownText(unmatchedWords(signal))}`,
      ]),
    ...restartRow(result.signals),
    ['watched', formatDuration(result.durationMs)],
    ...(detectMs === undefined ? [] : [['from the first bad measurement to the verdict', formatDuration(detectMs)]]),
  ];
}

import { formatDuration, formatRatio } from '@deploy-actions/quantity';
import { foundIn, type StepReport } from '@deploy-actions/report';
import { meaningOf } from '@deploy-actions/verdict';
import { LAYOUT } from './limits';
import { code, fit } from './mrkdwn';
import { versionChange } from './version-text';

const REASON_LIMIT = 200;

/** `❌ *health-gate*: unhealthy – 3 in a row: HTTP 503 · UNHEALTHY · 15.0 s` */
export function reportLine(report: StepReport): string {
  const { action, verdict, error, durationMs } = report;
  const extra = [
    ...factsOf(report),
    ...(error ? [code(error.code, 40)] : []),
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
  ];
  const said = `${iconOf(report)} *${fit(action, 40)}*: ${fit(verdict || 'no verdict', 40)}${reasonPart(report)}`;
  return [said, ...extra].join(' · ');
}

/** The same for the ear: what decided, and why. */
export function spokenReport(report: StepReport): string {
  return `${fit(report.action, 40)}: ${fit(report.verdict || 'no verdict', 40)}${reasonPart(report)}`;
}

/** Those reports that explain a bad end: the bad verdicts, else the errors; none where all went well. */
export function deciding(reports: readonly StepReport[]): StepReport[] {
  const bad = reports.filter(({ verdict }) => meaningOf(verdict) === 'bad');
  return bad.length > 0 ? bad : reports.filter(({ error }) => error !== undefined);
}

function iconOf({ verdict, error }: StepReport): string {
  const meaning = meaningOf(verdict);
  if (meaning === 'bad') return '❌';
  if (meaning === 'good') return '✅';
  return error ? '⚠️' : '▫️';
}

function reasonPart(report: StepReport): string {
  const reason = fit((report.reason ?? report.error?.message ?? '').replace(/\s+/g, ' '), REASON_LIMIT);
  return reason === '' ? '' : ` – ${reason}`;
}

function factsOf(report: StepReport): string[] {
  if (report.action === 'auto-rollback') {
    const change = versionChange(textOf(foundIn(report, 'fromVersion')), textOf(foundIn(report, 'toVersion')));
    const rollbackMs = numberOf(foundIn(report, 'rollbackMs'));
    return [change, rollbackMs === undefined ? '' : `back in ${formatDuration(rollbackMs)}`].filter(Boolean);
  }
  if (report.action === 'error-rate-monitor') {
    const peak = numberOf(foundIn(report, 'peakErrorRate')) ?? numberOf(foundIn(report, 'errorRate'));
    return peak === undefined ? [] : [`errors at most ${formatRatio(peak)}`];
  }
  return [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LAYOUT.version) : '';
}

/** Outputs are texts, so a number may be one. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

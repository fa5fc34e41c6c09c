import { markdownTable, markdownText } from '@deploy-actions/action';
import type { CheckResult, GateResult } from '@deploy-actions/gate';
import { formatDuration } from '@deploy-actions/quantity';

/** What happened and what now, in Markdown. */
export function summaryOf(result: GateResult): string {
  const title = `### Health gate: ${result.verdict || 'cancelled'}`;
  const took = `${result.attempts} probes in ${formatDuration(result.durationMs)}`;
  const version = result.version === '' ? '' : `, version ${markdownText(result.version)}`;
  const header = ['check', 'verdict', 'probes', 'last status', 'version', 'p50', 'p99', 'why'];
  const table = markdownTable(header, result.checks.map(row));
  return [title, `${markdownText(result.reason)} (${took}${version}).`, whatNow(result), table]
    .filter((part) => part !== '')
    .join('\n\n');
}

function whatNow({ verdict }: GateResult): string {
  if (verdict === 'unhealthy') return '**What now:** roll back, unless a later step does; the report has the evidence.';
  if (verdict === 'inconclusive') {
    return '**What now:** this says nothing about the service. Mend what keeps the runner from asking, then run again.';
  }
  return verdict === '' ? '**What now:** the service was not judged; run again.' : '';
}

function row(check: CheckResult): string[] {
  return [
    markdownText(check.name),
    check.verdict || 'undecided',
    String(check.attempts),
    check.lastStatus === null ? '-' : String(check.lastStatus),
    markdownText(check.version) || '-',
    latency(check.p50Ms),
    latency(check.p99Ms),
    markdownText(check.reason),
  ];
}

function latency(ms: number | null): string {
  return ms === null ? '-' : formatDuration(ms);
}

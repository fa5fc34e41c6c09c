import { markdownTable, markdownText, type OutputName, type Result } from '@deploy-actions/action';
import { describeError, UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import type { FleetResult, HostRow } from '@deploy-actions/release';
import { isRed } from '@deploy-actions/verdict';
import type { contract } from './contract';
import type { Inputs } from './inputs';

export interface Circumstances {
  durationMs: number;
  logPath: string;
}

/** A fleet's result as outputs, report and summary. Pure. */
export function present(
  inputs: Inputs,
  result: FleetResult<string> & { stdout?: string },
  { durationMs, logPath }: Circumstances,
): Result<OutputName<typeof contract>> {
  const { verdict, rows } = result;
  const [first] = rows;
  const wanted = inputs.operation === 'rollback' ? inputs.toVersion : inputs.version;
  const version = (verdict === 'rolled-back' ? undefined : wanted) ?? first?.version ?? '';
  const failure =
    result.failure ?? (isRed('ssh-deploy', verdict) ? new UserError('COMMAND_FAILED', verdict) : undefined);
  return {
    outputs: {
      verdict,
      version,
      release: first?.release ?? '',
      'previous-version': first?.previousVersion ?? '',
      hosts: JSON.stringify(rows.map((one) => row(one, SPACE_FOR_STDOUT / rows.length))),
      'exit-code': String(rows.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0),
      stdout: first?.stdout ?? '',
      'duration-ms': String(durationMs),
      'log-path': logPath,
    },
    details: { operation: inputs.operation, verdict, version, path: inputs.path, hosts: rows, logPath },
    brief: { version, operation: inputs.operation, environment: inputs.environment, hosts: rows.map(shortRow) },
    summary: summaryOf(inputs, { verdict, version }, rows, durationMs, failure),
    ...(failure ? { failure } : {}),
  };
}

/** An output is cut at 64 KiB, and JSON that is cut is none; all of it is in the report. */
const SPACE_FOR_STDOUT = 16 * 1024;

function row(
  { host, verdict, version, previousVersion, release, code, message, exitCode, durationMs, stdout }: HostRow,
  stdoutLength: number,
): object {
  const tail = stdout.slice(-Math.max(1, Math.floor(stdoutLength)));
  return { host, verdict, version, previousVersion, release, code, message, exitCode, durationMs, stdout: tail };
}

function shortRow({ host, verdict, version, previousVersion, code, durationMs }: HostRow): object {
  return { host, verdict, version, previousVersion, code, durationMs };
}

const HEADLINES: Readonly<Record<string, string>> = {
  deployed: '🚀 Deployed',
  unchanged: '✅ Nothing to do: already live',
  confirmed: '✅ Confirmed as good',
  'rolled-back': '↩️ Rolled back',
  reverted: '⏪ Failed, and every host is back on what it ran before',
  failed: '🔴 Failed',
  planned: '📝 Plan (nothing was changed)',
  '': '⚪ Cancelled before anything went live',
};

function summaryOf(
  inputs: Inputs,
  { verdict, version }: { verdict: string; version: string },
  rows: readonly HostRow[],
  durationMs: number,
  failure: UserError | undefined,
): string {
  const environment = inputs.environment === '' ? '' : ` to ${markdownText(inputs.environment)}`;
  const head = `### ${HEADLINES[verdict] ?? verdict}: ${markdownText(version)}${environment}`;
  const table = markdownTable(
    ['host', 'verdict', 'live now', 'before', 'time', 'code', ''],
    rows.map((one) => [
      markdownText(one.host),
      one.verdict,
      markdownText(one.version || 'nothing'),
      markdownText(one.previousVersion),
      formatDuration(one.durationMs),
      one.code,
      markdownText(one.message),
    ]),
  );
  const parts = [head, '', table, '', `In ${formatDuration(durationMs)}.`];
  if (failure) {
    const story = describeError(failure).split('\n').map(markdownText).join('<br>');
    parts.push('', `**${failure.code}**: ${story}`);
  }
  return parts.join('\n');
}

import type { HostRow } from '@deploy-actions/fleet';

/** An output is cut at 64 KiB, and JSON that is cut is none; all of it is in the report. */
const LIMIT = 60 * 1024;
const SPACE_FOR_STDOUT = 16 * 1024;

/** The rows as JSON that fits an output: the longer the fleet, the less of what was printed and of the history. */
export function hostsOutput(rows: readonly HostRow[]): string {
  const stdoutLength = Math.max(1, Math.floor(SPACE_FOR_STDOUT / rows.length));
  for (const historyLines of [5, 3, 1, 0]) {
    const text = JSON.stringify(rows.map((row) => shown(row, stdoutLength, historyLines)));
    if (Buffer.byteLength(text) <= LIMIT) return text;
  }
  return JSON.stringify(rows.map(({ report, ...row }) => shown(row, 1, 0)));
}

function shown(row: HostRow, stdoutLength: number, historyLines: number): object {
  const { host, verdict, version, previousVersion, release, code, message, exitCode, durationMs, stdout, report } = row;
  const told = { host, verdict, version, previousVersion, release, code, message, exitCode, durationMs };
  const tail = stdout.slice(-stdoutLength);
  if (!report) return { ...told, stdout: tail };
  const history = historyLines === 0 ? [] : report.history.slice(-historyLines);
  return { ...told, stdout: tail, report: { ...report, history } };
}

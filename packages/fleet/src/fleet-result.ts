import { type Code, UserError } from '@deploy-actions/error';
import { UnknownHostKey } from '@deploy-actions/ssh';
import type { HostPlan } from './file-plan';
import type { HostReport } from './host-report';
import { StepFailure } from './step-failure';

/** One host of the fleet, as it was left. `untouched`: nothing went live or changed there. */
export interface HostRow {
  host: string;
  verdict: 'deployed' | 'unchanged' | 'confirmed' | 'rolled-back' | 'reverted' | 'failed' | 'untouched' | 'planned';
  /** What is live now, as far as it is known. */
  version: string;
  release: string;
  previousVersion: string;
  code: Code | '';
  message: string;
  /** What went wrong on this host itself; `detail` does not name it, so that hosts with the same trouble can be grouped. */
  cause?: { code: Code; detail: string };
  exitCode: number;
  /** What the steps printed here. */
  stdout: string;
  /** The last lines that the failed step printed, to stdout and then to stderr. */
  lastLines?: readonly string[];
  durationMs: number;
  /** Left alone by a rollback, and the live release is not verified: its steps did not all pass after a way back. */
  isUnfinished?: boolean;
  /** Of a host that is not known: the key that it showed, and the line of known-hosts for it. */
  hostKey?: { shown: string; line: string };
  /** Of a plan of a rollback: where the host would go. */
  plannedVersion?: string;
  /** Of a plan of a deploy: what would be done, file by file and command by command. */
  plan?: HostPlan;
  /** The host's own account of itself, where it was asked for. */
  report?: HostReport;
}

export interface FleetResult<V extends string> {
  verdict: V | '';
  rows: HostRow[];
  failure?: UserError;
  /** A host stays on the new version although it failed there: the release is irreversible. */
  isStuckForward?: boolean;
}

export function newRow(host: string): HostRow {
  return {
    host,
    verdict: 'untouched',
    version: '',
    release: '',
    previousVersion: '',
    code: '',
    message: '',
    exitCode: 0,
    stdout: '',
    durationMs: 0,
  };
}

/** The rows of hosts of a run that ended before it asked one. */
export function untouchedRows(hosts: readonly { label: string }[]): HostRow[] {
  return hosts.map(({ label }) => ({ ...newRow(label), version: 'unknown' }));
}

/** Notes on a host's row what went wrong there. */
export function failRow(row: HostRow, error: unknown): void {
  row.verdict = 'failed';
  row.code = error instanceof UserError ? error.code : 'INTERNAL';
  row.message = error instanceof Error ? error.message : String(error);
  row.cause = { code: row.code, detail: withoutName(row.host, row.message) };
  if (error instanceof StepFailure) {
    row.exitCode = error.exitCode;
    if (error.output.length > 0) row.lastLines = error.output;
  }
  if (error instanceof UnknownHostKey) row.hostKey = { shown: error.shown, line: error.line };
}

/** Only how it is shown: where the name stands elsewhere, hosts with the same trouble make a group each. */
function withoutName(host: string, text: string): string {
  const rest = text.slice(host.length + 2);
  return text === `${host}: ${rest}` ? rest : text.replace(host, 'this host');
}

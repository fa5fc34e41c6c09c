import { foundIn, type StepReport } from '@deploy-actions/report';
import { meaningOf } from '@deploy-actions/verdict';
import type { HealthCheck, Status } from './inputs';

const LONGEST_REASON = 1000;
const NOT_LIVE: readonly string[] = ['not-deployed', 'reverted'];

/** Whether users saw the version: false where every deploy that reported ended before it switched a host. */
export function wentLive(status: Status, { steps }: Pick<Steps, 'steps'>): boolean | undefined {
  if (status === 'success' || status === 'rolled-back') return true;
  const deploys = steps.filter(({ action, verdict }) => action === 'ssh-deploy' && meaningOf(verdict) !== undefined);
  if (deploys.length === 0) return undefined;
  return !deploys.every(({ verdict }) => verdict === 'not-deployed');
}

/** What the reports of earlier steps add to a record. */
export interface Steps {
  healthChecks: Record<string, string>;
  steps: { action: string; verdict: string; reason: string; durationMs: number | null }[];
  /** The version that auto-rollback went back to, else the one that the hosts had before; empty where nobody said. */
  rolledBackTo: string;
  previousVersion: string;
  /** Names of steps with a bad verdict. */
  bad: string[];
  /** Verdicts of deploys that did not bring the version live, or not for good. */
  notLive: string[];
}

/** Folds reports into what the user said; a name that is taken gets a number: `health-gate-2`. */
export function foldSteps(given: readonly HealthCheck[], reports: readonly StepReport[]): Steps {
  const folded: Steps = { healthChecks: {}, steps: [], rolledBackTo: '', previousVersion: '', bad: [], notLive: [] };
  const results = new Map<string, string>();
  for (const { name, result } of given) results.set(name, result);
  for (const report of reports) {
    const { action, durationMs = null } = report;
    const verdict = report.verdict || report.error?.code || 'skipped';
    results.set(freeName(action, results), verdict);
    const reason = (report.reason ?? report.error?.message ?? '').slice(0, LONGEST_REASON);
    folded.steps.push({ action, verdict, reason, durationMs });
    if (meaningOf(report.verdict) === 'bad') folded.bad.push(action);
    if (action === 'auto-rollback' && report.verdict === 'rolled-back')
      folded.rolledBackTo = textIn(report, 'toVersion');
    if (NOT_LIVE.includes(report.verdict)) folded.notLive.push(report.verdict);
    if (action === 'ssh-deploy') folded.previousVersion = textIn(report, 'previousVersion') || folded.previousVersion;
  }
  return { ...folded, healthChecks: Object.fromEntries(results) };
}

/** What the reports say against the status that was given; undefined where they agree. */
export function contradiction(status: Status, { bad, notLive, rolledBackTo }: Steps): string | undefined {
  if (status === 'success' && notLive.length > 0) {
    return `The status is success, but the deploy reported ${notLive.join(', ')}.`;
  }
  if (status === 'success' && bad.length > 0)
    return `The status is success, but ${bad.join(', ')} reported a bad verdict.`;
  if (status !== 'rolled-back' && rolledBackTo !== '') {
    return `The status is ${status}, but auto-rollback reported a rollback to ${rolledBackTo}.`;
  }
  return undefined;
}

function freeName(action: string, taken: ReadonlyMap<string, string>): string {
  let name = action;
  for (let count = 2; taken.has(name); count++) name = `${action}-${count}`;
  return name;
}

function textIn(report: StepReport, name: string): string {
  const value = foundIn(report, name);
  return typeof value === 'string' ? value : '';
}

import type { RunContext } from '@deploy-actions/action';
import type { Judged } from '@deploy-actions/fleet';
import { callRollback, type Evidence } from '@deploy-actions/verdict';

export type Decision =
  | { act: false; why: string }
  | { act: true; why: string; isMeasured: boolean; changedNothing: boolean };

/** Only a bad verdict or a person starts a rollback. What could not be measured starts none. */
export function decide(trigger: 'verdicts' | 'request', evidence: readonly Evidence[], reason: string): Decision {
  if (trigger === 'request') {
    return { act: true, why: reason || 'requested', isMeasured: false, changedNothing: false };
  }
  const { rollBack, because, isMeasured, changedNothing } = callRollback(evidence);
  const words = because.map(({ name, verdict }) => `${name}=${verdict || 'nothing'}`).join(', ');
  if (!rollBack) return { act: false, why: `no bad verdict (${words})` };
  return { act: true, why: reason ? `${words}: ${reason}` : words, isMeasured, changedNothing };
}

interface Wish {
  trigger: 'verdicts' | 'request';
  failedVersion: string | undefined;
  deployRunId: string | undefined;
}

/** Which release may be touched: by verdict only what this run, or the run that deployed for it, brought live. */
export function judgedBy(
  { trigger, failedVersion, deployRunId }: Wish,
  isMeasured: boolean,
  run: Pick<RunContext, 'runId' | 'eventName' | 'event'>,
): { judged?: Judged; failedVersion?: string } {
  if (failedVersion === undefined) return {};
  if (trigger === 'request') return { failedVersion };
  const runIds = [run.runId, deployRunId ?? triggeringRun(run)].filter((id) => id !== '');
  return { judged: { version: failedVersion, runIds, isMeasured } };
}

/** Under `workflow_run` the deploy was in the run that triggered this one. */
function triggeringRun({ eventName, event }: Pick<RunContext, 'eventName' | 'event'>): string {
  const triggering = eventName === 'workflow_run' ? event.workflow_run : undefined;
  const id = typeof triggering === 'object' && triggering !== null && 'id' in triggering ? triggering.id : undefined;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}

import type { RunContext } from '@deploy-actions/action';
import type { LockOptions } from '@deploy-actions/release';
import type { Inputs } from './inputs';

/** What the next one who finds the path locked is told. */
export function lockOptions(inputs: Inputs, run: RunContext, nowMs: number): LockOptions {
  return {
    owner: {
      actor: run.triggeringActor,
      runUrl: run.runUrl,
      action: `ssh-deploy ${inputs.operation}`,
      since: new Date(nowMs).toISOString(),
    },
    ttlMs: inputs.lockTtlMs,
    waitMs: inputs.lockWaitMs,
  };
}

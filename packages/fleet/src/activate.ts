import { UserError } from '@deploy-actions/error';
import {
  type Host,
  PROVEN,
  type Settlement,
  type Start,
  type StepContext,
  type StepName,
} from '@deploy-actions/release';
import { awaitHealth, type Checked } from './await-health';
import type { FleetWorld } from './fleet-world';
import { stepFailure } from './step-failure';

/** What makes one release live on one host: the release's own recorded steps, or those just staged. */
export interface Activation extends Checked, Start {
  version: string;
  operation: StepContext['operation'];
  previousVersion: string;
  reason: string;
  /** What is to follow in the same call as the swap, where no step or check comes in between. */
  settlement?: Settlement;
}

export interface ActivationHooks {
  /** Called before the swap is asked for: from here on the host may be on the new release. */
  onSwitch(): void;
  /** Called when it was done. */
  onSwitched(): void;
  onStdout(text: string): void;
  /** Called when `settlement` was done, with a sentence for each release that could not be removed. */
  onSettled?(problems: readonly string[]): void;
}

export const silentHooks: ActivationHooks = {
  onSwitch: () => undefined,
  onSwitched: () => undefined,
  onStdout: () => undefined,
};

const AFTER_THE_SWAP = ['activate', 'script', 'health-command', 'after-activate'];

/**
 * before-activate, the swap, activate or script, the release's own health checks, after-activate; the host notes that
 * all passed. Throws a coded error.
 */
export async function activate(
  host: Host,
  activation: Activation,
  hooks: ActivationHooks,
  world: FleetWorld,
): Promise<void> {
  const must = async (step: StepName) => {
    if (activation.steps[step] === undefined) return;
    world.log.event(`${host.label}: ${step}`);
    const { release, operation, previousVersion, commandTimeoutMs: timeoutMs, stepsFrom } = activation;
    const context = { operation, previousVersion, timeoutMs, signal: world.signal, stepsFrom };
    const result = await host.step(release, step, context);
    hooks.onStdout(result.stdout);
    if (result.code !== 0) throw stepFailure(host.label, step, result, activation);
  };
  await (activation.operation === 'revert' ? forgive(host, world, must('before-activate')) : must('before-activate'));
  world.signal.throwIfAborted();
  hooks.onSwitch();
  const isProven = activation.operation === 'deploy' && !hasChecks(activation);
  const { release, operation, reason, settlement } = activation;
  const problems = await host.switchTo(release, operation, reason, isProven ? (settlement ?? 'proven') : undefined);
  hooks.onSwitched();
  world.log.event(`${host.label}: current is ${activation.release}`);
  await must('activate');
  await must('script');
  const isChecked = activation.steps['health-command'] !== undefined || activation.healthUrl !== undefined;
  if (isChecked) await awaitHealth(host, activation, activation, world);
  await must('after-activate');
  if (activation.gap !== undefined) throw new UserError('ROLLBACK_FAILED', unverified(host, activation));
  if (isProven && settlement) hooks.onSettled?.(problems);
  if (isProven) return;
  const noted = host.mark(activation.release, 'checked', PROVEN);
  await (activation.operation === 'deploy' ? noted : forgive(host, world, noted));
}

function unverified({ label }: Host, { release, gap }: Activation): string {
  return `${label}: current points to ${release} again, but it is unknown whether the service runs: ${gap}. Restart the service on the host and check it`;
}

function hasChecks({ steps, healthUrl }: Activation): boolean {
  return healthUrl !== undefined || AFTER_THE_SWAP.some((step) => steps[step] !== undefined);
}

/** On the way back nothing that only prepares or notes may stand in the way: the disk may be full, for instance. */
export async function forgive(host: Host, world: FleetWorld, work: Promise<void>): Promise<void> {
  await work.catch((error: Error) =>
    world.log.event(`${host.label}: the rollback continues after a problem: ${error.message}`),
  );
}

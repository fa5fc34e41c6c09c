import { formatDuration } from '@deploy-actions/quantity';
import type { FleetWorld } from './fleet-world';
import type { Host, StepContext, StepResult } from './host';
import type { StepName } from './record';
import { StepFailure, stepFailure } from './step-failure';

/** What makes one release live on one host: the release's own recorded steps, or those just staged. */
export interface Activation {
  release: string;
  version: string;
  steps: Readonly<Partial<Record<string, string>>>;
  healthTimeoutMs: number;
  commandTimeoutMs: number;
  operation: StepContext['operation'];
  previousVersion: string;
  reason: string;
}

export interface ActivationHooks {
  /** Called before the swap is asked for: from here on the host may be on the new release. */
  onSwitch(): void;
  /** Called when it was done. */
  onSwitched(): void;
  onStdout(text: string): void;
}

export const silentHooks: ActivationHooks = {
  onSwitch: () => undefined,
  onSwitched: () => undefined,
  onStdout: () => undefined,
};

const HEALTH_INTERVAL_MS = 1000;
/** As timeout(1) puts it. */
const TIMED_OUT = 124;

/**
 * before-activate, the swap, activate or script, then the release's own health check; the host notes that it passed.
 * Throws a coded error.
 */
export async function activate(
  host: Host,
  activation: Activation,
  hooks: ActivationHooks,
  world: FleetWorld,
): Promise<void> {
  const run = (step: StepName, timeoutMs = activation.commandTimeoutMs) =>
    runStep(host, activation, step, timeoutMs, world.signal);
  const must = async (step: StepName) => {
    if (activation.steps[step] === undefined) return;
    world.log.event(`${host.label}: ${step}`);
    const result = await run(step);
    hooks.onStdout(result.stdout);
    if (result.code !== 0) throw stepFailure(host.label, step, result);
  };
  await (activation.operation === 'revert' ? forgive(host, world, must('before-activate')) : must('before-activate'));
  world.signal.throwIfAborted();
  hooks.onSwitch();
  await host.switchTo(activation.release, activation.operation, activation.reason);
  hooks.onSwitched();
  world.log.event(`${host.label}: current is ${activation.release}`);
  await must('activate');
  await must('script');
  if (activation.steps['health-command'] !== undefined) await awaitHealth(host, activation, run, world);
  const noted = host.mark(activation.release, 'checked', 'its own checks passed');
  await (activation.operation === 'deploy' ? noted : forgive(host, world, noted));
}

/** On the way back nothing that only prepares or notes may stand in the way: the disk may be full, for instance. */
export async function forgive(host: Host, world: FleetWorld, work: Promise<void>): Promise<void> {
  await work.catch((error: Error) => world.log.event(`${host.label}: going back all the same: ${error.message}`));
}

async function awaitHealth(
  host: Host,
  { healthTimeoutMs, commandTimeoutMs }: Activation,
  run: (step: StepName, timeoutMs: number) => Promise<StepResult>,
  world: FleetWorld,
): Promise<void> {
  const start = world.clock.elapsed();
  let lastAnswer: StepResult | undefined;
  for (let attempt = 1; ; attempt++) {
    const left = healthTimeoutMs - (world.clock.elapsed() - start);
    const answer = await run('health-command', Math.max(1, Math.min(commandTimeoutMs, left))).catch((error) => {
      if (world.signal.aborted || error?.code !== 'COMMAND_TIMEOUT') throw error;
      return { code: TIMED_OUT, stdout: '', stderr: error.message };
    });
    // The last attempt is cut short by the end of the time: what an earlier one said explains more.
    const result = answer.code === TIMED_OUT ? (lastAnswer ?? answer) : answer;
    lastAnswer = result;
    const took = world.clock.elapsed() - start;
    if (result.code === 0) {
      world.log.event(`${host.label}: healthy after ${formatDuration(took)} (attempt ${attempt})`);
      return;
    }
    if (took + HEALTH_INTERVAL_MS > healthTimeoutMs) {
      const last = stepFailure(host.label, 'health-command', result);
      throw new StepFailure(
        'HEALTH_FAILED',
        `${last.message} (not healthy within ${formatDuration(healthTimeoutMs)}, ${attempt} attempts)`,
        result.code,
        last.hint,
      );
    }
    await world.clock.sleep(HEALTH_INTERVAL_MS, world.signal);
  }
}

function runStep(
  host: Host,
  { release, operation, previousVersion }: Activation,
  step: StepName,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<StepResult> {
  return host.step(release, step, { operation, previousVersion, timeoutMs, signal });
}

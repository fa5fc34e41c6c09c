import { formatDuration } from '@deploy-actions/quantity';
import type { Host, StepContext, StepResult } from '@deploy-actions/release';
import type { FleetWorld } from './fleet-world';
import { StepFailure, stepFailure, whereLogsAre } from './step-failure';

const INTERVAL_MS = 1000;
/** One request; a service that takes longer to say that it is well is not. */
const REQUEST_MS = 10_000;
/** As timeout(1) puts it. */
const TIMED_OUT = 124;

/** The checks of one release: its own recorded steps, or those just staged. */
export interface Checked {
  release: string;
  steps: Readonly<Partial<Record<string, string>>>;
  /** What runs those that do not begin with `#!`. */
  shell?: string | undefined;
  healthTimeoutMs: number;
  healthUrl?: string | undefined;
  commandTimeoutMs: number;
}

interface Illness {
  what: string;
  exitCode: number;
  hint: string;
  /** The last lines that the command printed. */
  output: readonly string[];
  /** It had no time to say anything of its own. */
  isCut: boolean;
}

/**
 * Asks the release's own checks every second until all of them pass in the same attempt. Throws HEALTH_FAILED, with
 * what the last whole attempt said, when the time is over.
 */
export async function awaitHealth(
  host: Host,
  activation: Checked,
  context: Pick<StepContext, 'operation' | 'previousVersion' | 'stepsFrom'>,
  world: FleetWorld,
): Promise<void> {
  const { healthTimeoutMs } = activation;
  const { operation, previousVersion, stepsFrom } = context;
  const start = world.clock.elapsed();
  let told: Illness | undefined;
  for (let attempt = 1; ; attempt++) {
    const leftMs = Math.max(1, healthTimeoutMs - (world.clock.elapsed() - start));
    const illness =
      (await askCommand(host, activation, { operation, previousVersion, stepsFrom, signal: world.signal }, leftMs)) ??
      (await askAddress(host, activation, Math.max(1, healthTimeoutMs - (world.clock.elapsed() - start)), world));
    const took = world.clock.elapsed() - start;
    if (!illness) {
      world.log.event(`${host.label}: healthy after ${formatDuration(took)} (attempt ${attempt})`);
      return;
    }
    // The last attempt is cut short by the end of the time: what an earlier one said explains more.
    told = illness.isCut ? (told ?? illness) : illness;
    if (took + INTERVAL_MS > healthTimeoutMs) {
      const within = `(not healthy within ${formatDuration(healthTimeoutMs)}, ${attempt} attempts)`;
      const hint = [told.hint, whereLogsAre(host.label, activation)].filter((text) => text !== '').join(' ');
      throw new StepFailure('HEALTH_FAILED', `${told.what} ${within}`, told.exitCode, { hint, output: told.output });
    }
    await world.clock.sleep(INTERVAL_MS, world.signal);
  }
}

async function askCommand(
  host: Host,
  { release, steps, shell, commandTimeoutMs }: Checked,
  context: Omit<StepContext, 'timeoutMs'>,
  leftMs: number,
): Promise<Illness | undefined> {
  if (steps['health-command'] === undefined) return undefined;
  const timeoutMs = Math.min(commandTimeoutMs, leftMs);
  const result: StepResult = await host.step(release, 'health-command', { ...context, timeoutMs }).catch((error) => {
    if (context.signal.aborted || error?.code !== 'COMMAND_TIMEOUT') throw error;
    return { code: TIMED_OUT, stdout: '', stderr: error.message };
  });
  if (result.code === 0) return undefined;
  const { message, hint, output } = stepFailure(host.label, 'health-command', result, { steps, shell });
  return { what: message, exitCode: result.code, hint, output, isCut: result.code === TIMED_OUT };
}

async function askAddress(
  host: Host,
  { healthUrl }: Checked,
  leftMs: number,
  { clock, signal }: FleetWorld,
): Promise<Illness | undefined> {
  if (healthUrl === undefined) return undefined;
  const begunAt = clock.elapsed();
  const { isHealthy, said } = await host.askUrl(healthUrl, Math.min(REQUEST_MS, leftMs), signal);
  if (isHealthy) return undefined;
  const isCut = leftMs < REQUEST_MS && clock.elapsed() - begunAt >= leftMs;
  return { what: `${host.label}: ${healthUrl}: ${said}`, exitCode: 0, hint: '', output: [], isCut };
}

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/clock';
import { describeError, UserError } from '@deploy-actions/error';
import { cancellation } from './cancellation';
import type { Contract, OutputName } from './contract';
import { createLog } from './log';
import { maskedValues, masker } from './mask';
import { nodePlatform, type Platform } from './platform';
import { publish } from './publish';
import { type RawInputs, rawInputs } from './raw-inputs';
import type { Result } from './result';
import { runContext } from './run-context';
import { shield } from './shield';
import type { World } from './world';

/** An action, as its `index.ts` describes it. */
export interface ActionDefinition<C extends Contract, I, W extends World> {
  contract: C;
  /** Pure; throws `BadInput`. */
  readInputs(raw: RawInputs, world: World): I;
  /** What the action needs besides the common world. */
  world(base: World): W;
  run(inputs: I, world: W): Promise<Result<OutputName<C>>>;
  /** The `post:` step: cleans up what a killed main step left behind. `recall` reads what `remember` kept. */
  cleanUp?(inputs: I, world: W, recall: (key: string) => string): Promise<void>;
}

/** How long a cancelled run may take to clean up; the runner kills it 7.5 s after SIGINT. */
const GRACE_MS = 6500;

/** Turns a run function into an action: inputs in; outputs, report, summary and exit code out, whatever happens. */
export async function act<C extends Contract, I, W extends World>(
  action: ActionDefinition<C, I, W>,
  platform: Platform = nodePlatform,
): Promise<void> {
  const clock = systemClock;
  const startedAt = clock.now();
  const raw = rawInputs(action.contract, platform.env);
  const secrets = secretValues(action.contract, raw);
  for (const value of maskedValues(secrets)) platform.setSecret(value);
  const run = runContext(platform.env, platform.readJson, tmpdir());
  const folder = platform.makeFolder(platform.env.RUNNER_TEMP, `${action.contract.action}-`);
  const { signal, expired } = cancellation(platform, clock, GRACE_MS);
  const base: World = {
    clock,
    log: createLog(clock, platform.sink),
    run,
    signal,
    folder,
    mask: (text) => masker(secrets)(text),
    secret: (value) => {
      secrets.push(value);
      for (const part of maskedValues([value])) platform.setSecret(part);
    },
    remember: (key, value) => platform.saveState(key, value),
  };
  if (platform.getState('main-ran') === 'true') {
    await afterwards(action, raw, base, platform);
    return;
  }
  platform.saveState('main-ran', 'true');
  const work = (async () => action.run(action.readInputs(raw, base), action.world(base)))();
  const outcome = await Promise.race([work.then(succeeded, failed), expired.then(failed)]);
  await publish(action.contract, outcome, { base, platform, startedAt, reportPath: join(folder, 'report.json') });
}

export interface Outcome {
  result: Result;
  error: unknown;
}

function succeeded(result: Result): Outcome {
  return { result, error: result.failure };
}

function failed(error: unknown): Outcome {
  return { result: { outputs: {}, details: {}, brief: {}, summary: '' }, error: error ?? new Error('unknown failure') };
}

async function afterwards<C extends Contract, I, W extends World>(
  action: ActionDefinition<C, I, W>,
  raw: RawInputs,
  base: World,
  platform: Platform,
): Promise<void> {
  try {
    await action.cleanUp?.(action.readInputs(raw, base), action.world(base), (key) => platform.getState(key));
  } catch (error) {
    // The main step has already told of bad inputs; a post step must not turn a verdict around.
    if (!(error instanceof UserError && error.code === 'BAD_INPUT')) {
      platform.sink.warning(`Cleaning up failed: ${shield(describeError(error), '')}`);
    }
  }
  platform.exit(0);
}

function secretValues(contract: Contract, raw: RawInputs): string[] {
  return Object.entries(contract.inputs).flatMap(([name, { secret }]) => (secret ? [raw.values[name] ?? ''] : []));
}

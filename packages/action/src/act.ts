import { join } from 'node:path';
import { type Clock, systemClock } from '@deploy-actions/clock';
import { describeError } from '@deploy-actions/error';
import { baseWorld } from './base-world';
import { cancellation } from './cancellation';
import { cleanUp } from './clean-up';
import type { Contract, InputName, OutputName } from './contract';
import { secretsInStructures } from './mask/secrets';
import { explained, failed, type Outcome, succeeded } from './outcome';
import { nodePlatform, type Platform } from './platform';
import { publish } from './publish';
import { type RawInputs, rawInputs, withStructures } from './raw-inputs';
import type { Result } from './result';
import { shield } from './shield';
import type { World } from './world';

/** An action, as its `index.ts` describes it. */
export interface ActionDefinition<C extends Contract, I, W extends World> {
  contract: C;
  /** The inputs that are YAML: parsed before they are read, and the secrets in them masked. */
  structures?: readonly InputName<C>[];
  /** Loads what the reading of these inputs needs. */
  prepare?(raw: RawInputs): Promise<void>;
  /** Pure; throws `BadInput`. */
  readInputs(raw: RawInputs, world: World): I;
  /** What the action needs besides the common world. */
  world(base: World): W;
  run(inputs: I, world: W): Promise<Result<OutputName<C>>>;
  /** The `post:` step: cleans up what a killed main step left behind. `recall` reads what `remember` saved. */
  cleanUp?(inputs: I, world: W, recall: (key: string) => string): Promise<void>;
}

/** How long a cancelled run may take to clean up; the runner kills it 10 s after SIGINT, and users expect 7. */
const GRACE_MS = 6500;
/** The state by which the `post:` step knows that it is one. */
const MAIN_RAN = 'main-ran';

/** Turns a run function into an action: inputs in; outputs, report, summary and exit code out, whatever happens. */
export async function act<C extends Contract, I, W extends World>(
  action: ActionDefinition<C, I, W>,
  platform: Platform = nodePlatform,
  clock: Clock = systemClock,
): Promise<void> {
  try {
    await perform(action, platform, clock);
  } catch (error) {
    platform.annotateError(shield(describeError(error), ''), 'INTERNAL');
    platform.exit(1);
  }
}

async function perform<C extends Contract, I, W extends World>(
  action: ActionDefinition<C, I, W>,
  platform: Platform,
  clock: Clock,
): Promise<void> {
  const { contract } = action;
  platform.useProxy();
  const started = { at: clock.now(), elapsedMs: clock.elapsed() };
  const { signal, expired } = cancellation(platform, clock, GRACE_MS);
  const raw = rawInputs(contract, platform.env);
  const base = baseWorld(contract, raw, signal, platform, clock);
  const prepared = async () => {
    const structured = await withStructures(raw, action.structures ?? []);
    for (const secret of secretsInStructures(structured)) base.inputSecret(secret);
    await action.prepare?.(structured);
    return { inputs: action.readInputs(structured, base), world: action.world(base) };
  };

  if (platform.getState(MAIN_RAN) === 'true') {
    const work = async () => {
      const { inputs, world } = await prepared();
      await action.cleanUp?.(inputs, world, (key) => platform.getState(key));
    };
    await cleanUp(work, platform, clock, expired, base.mask);
    return;
  }

  platform.saveState(MAIN_RAN, 'true');
  const work = async (): Promise<Outcome> => {
    const { inputs, world } = await prepared();
    return succeeded(await action.run(inputs, world));
  };
  const outcome = await Promise.race([work().catch(failed), expired.then(failed)]);
  const reportPath = base.folder === '' ? '' : join(base.folder, 'report.json');
  await publish(contract, explained(outcome, signal), { base, platform, started, reportPath });
}

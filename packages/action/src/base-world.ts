import { tmpdir } from 'node:os';
import type { Clock } from '@deploy-actions/clock';
import type { Contract } from './contract';
import { createLog, type LogSink } from './log';
import { type Mask, maskedValues, masker } from './mask/mask';
import { ownWords } from './mask/own-words';
import { secretsOfInputs } from './mask/secrets';
import type { Platform } from './platform';
import type { RawInputs } from './raw-inputs';
import { runContext } from './run-context';
import type { World } from './world';

/** Shorter ones are masked by us, but not by the runner, which would find them in words of later steps. */
const SHORTEST_PART = 6;

export interface BaseWorld extends World {
  /** Registers a part of an input, known only once its structure was read, with the runner too. */
  inputSecret(value: string): void;
}

/** The world that every action is given. Registers the secret inputs as masks before anything can be printed. */
export function baseWorld(
  contract: Contract,
  raw: RawInputs,
  signal: AbortSignal,
  platform: Platform,
  clock: Clock,
): BaseWorld {
  const run = runContext(platform.env, platform.readJson, tmpdir());
  const own = ownWords(contract, raw, run);
  const { whole, parts } = secretsOfInputs(contract, raw);
  const secrets = [...whole, ...parts];
  let current: Mask | undefined;
  const mask: Mask = (text) => {
    current ??= masker(secrets, own);
    return current(text);
  };
  const registered = new Set<string>();
  const register = (values: readonly string[], shortest: number) => {
    for (const value of maskedValues(values, own)) {
      if (value.length < shortest || own.isInName(value) || registered.has(value)) continue;
      registered.add(value);
      platform.setSecret(value);
    }
  };
  const add = (value: string) => {
    secrets.push(value);
    current = undefined;
  };
  register(whole, 0);
  register(parts, SHORTEST_PART);
  // The runner masks its log, but others that run us may not.
  const log = createLog(clock, maskedSink(platform.sink, mask));
  if (maskedValues(secrets).some(own.isWord)) {
    log.event(
      'A secret input holds a value that is a word of our reports or a name from the inputs: it is not masked.',
    );
  }
  return {
    clock,
    log,
    run,
    signal,
    proxyEnv: proxyVariables(platform.env),
    folder: platform.makeFolder(platform.env.RUNNER_TEMP, `${contract.action}-`),
    mask,
    secret: (value) => {
      if (value.length >= SHORTEST_PART) add(value);
    },
    inputSecret: (value) => {
      add(value);
      register([value], SHORTEST_PART);
    },
    remember: (key, value) => platform.saveState(key, value),
  };
}

function proxyVariables(env: Platform['env']): World['proxyEnv'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => /^(?:https?|no)_proxy$/i.test(name)));
}

function maskedSink(sink: LogSink, mask: Mask): LogSink {
  return {
    write: (text) => sink.write(mask(text)),
    warning: (text, title) => sink.warning(mask(text), title === undefined ? undefined : mask(title)),
    notice: (text) => sink.notice(mask(text)),
    startGroup: (title) => sink.startGroup(mask(title)),
    endGroup: () => sink.endGroup(),
  };
}

import { tmpdir } from 'node:os';
import type { Clock } from '@deploy-actions/clock';
import type { Contract } from './contract';
import { createLog, type LogSink } from './log';
import { type Mask, maskedValues, masker } from './mask';
import { pairSecrets, secretsInQueries } from './pair-secrets';
import type { Platform } from './platform';
import type { RawInputs } from './raw-inputs';
import { runContext } from './run-context';
import type { World } from './world';

/** The world that every action is given. Registers the secret inputs as masks before anything can be printed. */
export function baseWorld(
  contract: Contract,
  raw: RawInputs,
  signal: AbortSignal,
  platform: Platform,
  clock: Clock,
): World {
  const secrets = givenSecrets(contract, raw);
  let mask = masker(secrets);
  for (const value of maskedValues(secrets)) platform.setSecret(value);
  return {
    clock,
    // The runner masks its log, but others that run us may not.
    log: createLog(
      clock,
      maskedSink(platform.sink, (text) => mask(text)),
    ),
    run: runContext(platform.env, platform.readJson, tmpdir()),
    signal,
    proxyEnv: proxyVariables(platform.env),
    folder: platform.makeFolder(platform.env.RUNNER_TEMP, `${contract.action}-`),
    mask: (text) => mask(text),
    secret: (value) => {
      secrets.push(value);
      mask = masker(secrets);
      for (const part of maskedValues([value])) platform.setSecret(part);
    },
    remember: (key, value) => platform.saveState(key, value),
  };
}

/** Inputs whose URLs are asked by us, in whose queries a key may stand. */
const QUERIED = /^(?:health-)?urls?$/;
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

/** A default stands in action.yml for all to read: it is no secret. */
function givenSecrets(contract: Contract, raw: RawInputs): string[] {
  return Object.entries(contract.inputs).flatMap(([name, input]) => {
    const value = raw.values[name] ?? '';
    if (value === input.default) return [];
    const inQueries = QUERIED.test(name) ? secretsInQueries(value) : [];
    return input.secret ? [value, ...pairSecrets(name, value), ...inQueries] : inQueries;
  });
}

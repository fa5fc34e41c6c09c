import { Illegal, type InputReader, parseInputs, type RawInputs } from '@deploy-actions/action';
import { isVersion, readPath, VERSION_LEGAL } from '@deploy-actions/release';
import { readSshInputs, type SshSettings } from '@deploy-actions/ssh';
import { contract } from './contract';
import { type PayloadInputs, readPayloadInputs } from './payload-inputs';

export interface Inputs extends PayloadInputs {
  ssh: SshSettings;
  operation: 'deploy' | 'confirm' | 'rollback';
  path: string;
  version: string;
  environment: string;
  strategy: 'files' | 'script';
  source: string | undefined;
  env: string[];
  migrate: string | undefined;
  beforeActivate: string | undefined;
  activate: string | undefined;
  script: string | undefined;
  confirm: 'auto' | 'later';
  healthCommand: string | undefined;
  healthTimeoutMs: number;
  maxParallel: number;
  keepReleases: number;
  commandTimeoutMs: number;
  lockWaitMs: number;
  lockTtlMs: number;
  toVersion: string | undefined;
  markBad: boolean;
  allowBad: boolean;
  isDryRun: boolean;
}

type Reader = InputReader<typeof contract>;

/** `sha` is the version where none was given. */
export function readInputs(raw: RawInputs, sha: string): Inputs {
  return parseInputs(contract, raw, (input) => {
    const inputs: Inputs = {
      ssh: readSshInputs(input),
      operation: input.choice('operation', ['deploy', 'confirm', 'rollback']),
      path: readPath(input),
      version: readVersion(input, sha),
      environment: readLine(input, 'environment'),
      strategy: input.choice('strategy', ['files', 'script']),
      source: input.optional('source'),
      ...readPayloadInputs(input),
      env: input.parsedLines('env', envLine),
      migrate: input.optional('migrate'),
      beforeActivate: input.optional('before-activate'),
      activate: input.optional('activate'),
      script: input.optional('script'),
      confirm: input.choice('confirm', ['auto', 'later']),
      healthCommand: input.optional('health-command'),
      healthTimeoutMs: input.duration('health-timeout'),
      maxParallel: input.integer('max-parallel', { min: 1, max: 1000 }),
      keepReleases: input.integer('keep-releases', { min: 1, max: 1000 }),
      commandTimeoutMs: input.duration('command-timeout'),
      lockWaitMs: input.duration('lock-wait'),
      lockTtlMs: input.duration('lock-ttl'),
      toVersion: input.optionalParsed('to-version', version),
      markBad: input.boolean('mark-bad'),
      allowBad: input.boolean('allow-bad'),
      isDryRun: input.boolean('dry-run'),
    };
    checkTogether(input, inputs);
    return inputs;
  });
}

/** What goes together, and what would be silently ignored. */
function checkTogether(input: Reader, inputs: Inputs): void {
  const { operation, strategy, source, script, activate, toVersion, markBad } = inputs;
  const conflict = (name: Parameters<Reader['problem']>[0], given: string, legal: string) =>
    input.problem(name, { code: 'CONFLICT', given, legal });
  if (operation === 'deploy' && strategy === 'files' && source === undefined) {
    input.problem('source', { code: 'MISSING', legal: 'a folder or tar archive on the runner' });
  }
  if (operation === 'deploy' && strategy === 'script' && script === undefined) {
    input.problem('script', { code: 'MISSING', legal: 'the program that `strategy: script` runs' });
  }
  if (strategy === 'files' && script !== undefined) {
    conflict('script', 'given with strategy: files', 'Use `activate`, or set `strategy: script`.');
  }
  if (strategy === 'script' && activate !== undefined) {
    conflict('activate', 'given with strategy: script', 'The script itself is the activation.');
  }
  if (operation !== 'rollback' && toVersion !== undefined) {
    conflict('to-version', `given with operation: ${operation}`, 'It goes with `operation: rollback`.');
  }
  if (operation !== 'rollback' && markBad) {
    conflict('mark-bad', `given with operation: ${operation}`, 'It goes with `operation: rollback`.');
  }
  if (inputs.lockTtlMs < 1000) input.problem('lock-ttl', { code: 'ILLEGAL', legal: 'a duration of at least 1s' });
}

function readVersion(input: Reader, sha: string): string {
  if (input.optional('version') === undefined) {
    const isNeeded = input.text('operation').trim() !== 'rollback';
    if (isNeeded && !isVersion(sha)) input.problem('version', { code: 'MISSING', legal: VERSION_LEGAL });
    return sha;
  }
  return input.optionalParsed('version', version) ?? sha;
}

function readLine(input: Reader, name: 'environment'): string {
  const text = input.optional(name) ?? '';
  if (/[\r\n\0]/.test(text)) input.problem(name, { code: 'ILLEGAL', legal: 'a single line' });
  return text;
}

function version(text: string): string {
  if (!isVersion(text)) throw new Illegal(VERSION_LEGAL);
  return text;
}

function envLine(line: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*=/.test(line)) {
    throw new Illegal('KEY=VALUE lines, the key of letters, digits and _', 'a line (not shown)');
  }
  return line;
}

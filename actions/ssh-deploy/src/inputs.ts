import { Illegal, type InputReader, parseAddress, parseEnv, parseInputs, type RawInputs } from '@deploy-actions/action';
import { type MaxParallel, readMaxParallel, readOutputLimit } from '@deploy-actions/fleet';
import { isVersion, parseShell, readPath, SHELL_LEGAL, VERSION_LEGAL } from '@deploy-actions/release';
import { readSshInputs, type SshSettings } from '@deploy-actions/ssh';
import { checkTogether } from './check-together';
import { contract } from './contract';
import { type PayloadInputs, readPayloadInputs } from './payload-inputs';

export type Operation = 'deploy' | 'plan' | 'confirm' | 'rollback' | 'status' | 'abort' | 'unlock';

export interface Inputs extends PayloadInputs {
  ssh: SshSettings;
  operation: Operation;
  path: string;
  version: string;
  environment: string;
  strategy: 'files' | 'script';
  /** `KEY=VALUE`; a value may have several lines. */
  env: string[];
  migrate: string | undefined;
  migrateDown: string | undefined;
  irreversible: boolean;
  shell: string;
  beforeActivate: string | undefined;
  activate: string | undefined;
  afterActivate: string | undefined;
  script: string | undefined;
  /** A path on the runner. */
  scriptFile: string | undefined;
  confirm: 'auto' | 'later';
  healthCommand: string | undefined;
  healthUrl: string | undefined;
  healthTimeoutMs: number;
  maxParallel: MaxParallel;
  onFailure: 'revert' | 'stop' | 'continue';
  keepReleases: number;
  commandTimeoutMs: number;
  outputLimitBytes: number;
  lockWaitMs: number;
  lockTtlMs: number;
  toVersion: string | undefined;
  markBad: boolean;
  runMigrateDown: boolean;
  allowAfterMigration: boolean;
  allowBad: boolean;
  isDryRun: boolean;
}

export type Reader = InputReader<typeof contract>;

/** `sha` is the version where none was given; `sshAgent` is where an SSH agent listens. */
export function readInputs(raw: RawInputs, sha: string, sshAgent = ''): Inputs {
  return parseInputs(contract, raw, (input) => {
    const inputs: Inputs = {
      ssh: readSshInputs(input, sshAgent),
      operation: input.choice('operation', OPERATIONS),
      path: readPath(input),
      version: readVersion(input, sha),
      environment: readLine(input, 'environment'),
      strategy: input.choice('strategy', ['files', 'script']),
      ...readPayloadInputs(input),
      env: readEnv(input),
      migrate: input.program('migrate'),
      migrateDown: input.program('migrate-down'),
      irreversible: input.boolean('irreversible'),
      shell: input.optionalParsed('shell', shell) ?? 'sh',
      beforeActivate: input.program('before-activate'),
      activate: input.program('activate'),
      afterActivate: input.program('after-activate'),
      script: input.program('script'),
      scriptFile: input.optional('script-file'),
      confirm: input.choice('confirm', ['auto', 'later']),
      healthCommand: input.program('health-command'),
      healthUrl: input.optionalParsed('health-url', healthUrl),
      healthTimeoutMs: input.duration('health-timeout'),
      maxParallel: readMaxParallel(input),
      onFailure: input.choice('on-failure', ['revert', 'stop', 'continue']),
      keepReleases: input.integer('keep-releases', { min: 1, max: 1000 }),
      commandTimeoutMs: input.duration('command-timeout'),
      outputLimitBytes: readOutputLimit(input),
      lockWaitMs: input.duration('lock-wait'),
      lockTtlMs: input.duration('lock-ttl'),
      toVersion: input.optionalParsed('to-version', version),
      markBad: input.boolean('mark-bad'),
      runMigrateDown: input.boolean('run-migrate-down'),
      allowAfterMigration: input.boolean('allow-after-migration'),
      allowBad: input.boolean('allow-bad'),
      isDryRun: input.boolean('dry-run'),
    };
    checkTogether(input, inputs);
    return inputs;
  });
}

const OPERATIONS = ['deploy', 'plan', 'confirm', 'rollback', 'status', 'abort', 'unlock'] as const;

function readVersion(input: Reader, sha: string): string {
  if (input.optional('version') === undefined) {
    const isNeeded = ['deploy', 'plan', 'confirm'].includes(input.text('operation').trim());
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

function shell(text: string): string {
  const words = parseShell(text);
  if (words === undefined) throw new Illegal(SHELL_LEGAL);
  return words;
}

function healthUrl(text: string): string {
  const legal = 'a URL such as http://127.0.0.1:8080/health; for a check with a secret use `health-command`';
  parseAddress(text, { legal });
  // As it was written: it is part of what tells one release from another.
  return text;
}

function readEnv(input: Reader): string[] {
  const { variables, problems } = parseEnv(input.text('env'));
  for (const { line, cause, cure } of problems) {
    input.problem('env', {
      code: 'ILLEGAL',
      given: `line ${line} (not shown): ${cause}`,
      legal: `${ENV_LEGAL}; ${cure}`,
    });
  }
  return variables.map(([name, value]) => `${name}=${value}`);
}

const ENV_LEGAL = 'KEY=VALUE lines, KEY<<EOF … EOF, or a YAML mapping';

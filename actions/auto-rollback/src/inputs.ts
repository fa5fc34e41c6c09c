import { Illegal, type InputReader, parseInputs, quoted, type RawInputs } from '@deploy-actions/action';
import { type MaxParallel, readMaxParallel, readOutputLimit } from '@deploy-actions/fleet';
import { type GateSettings, readGateInputs } from '@deploy-actions/gate';
import { isVersion, readPath, VERSION_LEGAL } from '@deploy-actions/release';
import { readSshInputs, type SshSettings } from '@deploy-actions/ssh';
import { type Evidence, parseEvidence } from '@deploy-actions/verdict';
import { contract } from './contract';

export interface Inputs {
  target: 'ssh';
  ssh: SshSettings;
  path: string;
  trigger: 'verdicts' | 'request';
  evidence: Evidence[];
  failedVersion: string | undefined;
  /** Id of the workflow run that deployed, where it is another one than this. */
  deployRunId: string | undefined;
  toVersion: string | undefined;
  markBad: boolean;
  environment: string;
  reason: string;
  /** Undefined where no URL was given. */
  gate: GateSettings | undefined;
  verifyVersion: boolean;
  migrateDown: boolean;
  allowAfterMigration: boolean;
  maxParallel: MaxParallel;
  commandTimeoutMs: number;
  outputLimitBytes: number;
  lockWaitMs: number;
  lockTtlMs: number;
  isDryRun: boolean;
}

type Reader = InputReader<typeof contract>;

/** `sshAgent` is where an SSH agent listens. */
export function readInputs(raw: RawInputs, sshAgent = ''): Inputs {
  return parseInputs(contract, raw, (input) => {
    const trigger = input.choice('trigger', ['verdicts', 'request']);
    const inputs: Inputs = {
      target: input.choice('target', ['ssh']),
      ssh: readSshInputs(input, sshAgent),
      path: readPath(input),
      trigger,
      evidence: readEvidence(input, trigger),
      failedVersion: input.optionalParsed('failed-version', version),
      deployRunId: input.optionalParsed('deploy-run-id', runId),
      toVersion: input.optionalParsed('to-version', version),
      markBad: input.boolean('mark-bad'),
      environment: input.text('environment').trim(),
      reason: input.text('reason').trim(),
      gate: readVerification(input),
      verifyVersion: input.boolean('verify-version'),
      migrateDown: input.boolean('migrate-down'),
      allowAfterMigration: input.boolean('allow-after-migration'),
      maxParallel: readMaxParallel(input),
      commandTimeoutMs: input.duration('command-timeout'),
      outputLimitBytes: readOutputLimit(input),
      lockWaitMs: input.duration('lock-wait'),
      lockTtlMs: input.duration('lock-ttl'),
      isDryRun: input.boolean('dry-run'),
    };
    if (trigger === 'verdicts' && input.optional('failed-version') === undefined) {
      input.problem('failed-version', { code: 'MISSING', legal: `the version that was judged: ${VERSION_LEGAL}` });
    }
    if (inputs.lockTtlMs < 1000) input.problem('lock-ttl', { code: 'ILLEGAL', legal: 'a duration of at least 1s' });
    return inputs;
  });
}

function readEvidence(input: Reader, trigger: Inputs['trigger']): Evidence[] {
  const lines = input.lines('verdicts');
  const { evidence, problems } = parseEvidence(lines);
  for (const { line, problem } of problems) {
    input.problem('verdicts', { code: 'ILLEGAL', given: `${quoted(line)} (${problem})`, legal: 'name=verdict lines' });
  }
  if (trigger === 'verdicts' && lines.length === 0) {
    const legal = `name=verdict lines from earlier steps, such as gate=\${{ steps.gate.outputs.verdict }}`;
    input.problem('verdicts', { code: 'MISSING', legal });
  }
  if (trigger === 'request' && lines.length > 0) {
    const legal = 'Remove it, or set `trigger: verdicts`.';
    input.problem('verdicts', { code: 'CONFLICT', given: 'given with trigger: request', legal });
  }
  return evidence;
}

function readVerification(input: Reader): GateSettings | undefined {
  const settings = readGateInputs(input, contract, { urls: 'health-urls' });
  return settings.checks.length > 0 ? settings : undefined;
}

function version(text: string): string {
  if (!isVersion(text)) throw new Illegal(VERSION_LEGAL);
  return text;
}

function runId(text: string): string {
  if (!/^\d{1,20}$/.test(text)) throw new Illegal('the id of a workflow run, such as ${{ github.run_id }}');
  return text;
}

import { type Code, UserError } from '@deploy-actions/error';
import type { StepResult } from './host';
import type { StepName } from './record';

/** A step that ended badly; `exitCode` is its own, or 128 + the signal that killed it. */
export class StepFailure extends UserError {
  override readonly name = 'StepFailure';
  readonly exitCode: number;

  constructor(code: Code, message: string, exitCode: number) {
    super(code, message);
    this.exitCode = exitCode;
  }
}

/** The exit codes by which a deploy script tells its own failures apart. */
const SCRIPT_CODES: Readonly<Record<number, Code>> = { 1: 'HEALTH_FAILED', 2: 'CONFIGURATION', 3: 'REGISTRY_AUTH' };

export function stepFailure(host: string, step: StepName, { code, stdout, stderr }: StepResult): StepFailure {
  const stable =
    (step === 'script' && SCRIPT_CODES[code]) || (step === 'health-command' ? 'HEALTH_FAILED' : 'COMMAND_FAILED');
  const how = code > 128 ? `was killed by signal ${code - 128}` : `ended with exit code ${code}`;
  const last = (stderr.trim() || stdout.trim()).split('\n').at(-1)?.trim() ?? '';
  return new StepFailure(stable, `${host}: ${step} ${how}${last === '' ? '' : `: ${last.slice(0, 300)}`}`, code);
}

import { type Code, UserError } from '@deploy-actions/error';
import type { StepName, StepResult } from '@deploy-actions/release';

/** A step that ended badly; `exitCode` is its own, or 128 + the signal that killed it. */
export class StepFailure extends UserError {
  override readonly name = 'StepFailure';
  readonly exitCode: number;

  constructor(code: Code, message: string, exitCode: number, hint?: string) {
    super(code, message, hint === undefined ? {} : { hint });
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
  const message = `${host}: ${step} ${how}${last === '' ? '' : `: ${last.slice(0, 300)}`}`;
  return new StepFailure(stable, message, code, hintFor(code, `${stderr}\n${stdout}`));
}

const SUDO_ASKS = /sudo: .*(password is required|terminal is required|no tty present)/i;

/** What people stumble over again and again. */
function hintFor(code: number, output: string): string | undefined {
  if (SUDO_ASKS.test(output)) {
    return 'A step has no terminal to type a password into: allow exactly this command with a NOPASSWD line in sudoers (visudo).';
  }
  if (code === 127) {
    return 'A program was not found: a step has the short PATH of a login without a terminal; name the program with its full path, or set PATH in `env`.';
  }
  if (code === 126) {
    return 'A program was found but may not be run: check its mode, and that its file system is not mounted noexec.';
  }
  return undefined;
}

import { type Code, UserError } from '@deploy-actions/error';
import { bashSyntaxIn, interpreterOf, type StepName, type StepResult } from '@deploy-actions/release';
import { logCommands } from './application-log';

/** The programs of a release, and what runs those that do not begin with `#!`. */
export interface StepPrograms {
  steps: Readonly<Partial<Record<string, string>>>;
  shell?: string | undefined;
}

/** A step that ended badly; `exitCode` is its own, or 128 + the signal that killed it. */
export class StepFailure extends UserError {
  override readonly name = 'StepFailure';
  readonly exitCode: number;
  /** The last lines that it printed, to stdout and then to stderr. */
  readonly output: readonly string[];

  constructor(code: Code, message: string, exitCode: number, more: { hint?: string; output?: readonly string[] } = {}) {
    super(code, message, more.hint === undefined ? {} : { hint: more.hint });
    this.exitCode = exitCode;
    this.output = more.output ?? [];
  }
}

/** The exit codes by which a deploy script tells its own failures apart. */
const SCRIPT_CODES: Readonly<Record<number, Code>> = { 1: 'HEALTH_FAILED', 2: 'CONFIGURATION', 3: 'REGISTRY_AUTH' };
const SHOWN_LINES = 10;
const LONGEST_LINE = 300;

export function stepFailure(host: string, step: StepName, result: StepResult, programs: StepPrograms): StepFailure {
  const { code, stdout, stderr, missing } = result;
  const stable =
    (step === 'script' && SCRIPT_CODES[code]) || (step === 'health-command' ? 'HEALTH_FAILED' : 'COMMAND_FAILED');
  const how = code > 128 ? `was killed by signal ${code - 128}` : `ended with exit code ${code}`;
  const output = [...lastLines(stdout), ...lastLines(stderr)];
  const last = (lastLines(stderr).at(-1) ?? lastLines(stdout).at(-1) ?? '').trim();
  const why = missing === undefined ? last : `${missing} is not on this host, or not in its PATH`;
  const message = `${host}: ${step} ${how}${why === '' ? '' : `: ${why}`}`;
  const hints = [hintFor(step, result, programs), code > 128 ? whereLogsAre(host, programs) : undefined];
  return new StepFailure(stable, message, code, { hint: hints.filter(Boolean).join(' '), output });
}

/** Where a person finds out why an application has ended or does not serve. */
export function whereLogsAre(host: string, { steps }: StepPrograms): string {
  const commands = logCommands(steps);
  return commands.length === 0
    ? `The application log on ${host} may show the reason; the output of the steps is in the file that log-path names.`
    : `The application log may show the reason; on ${host}: ${commands.join('; or ')}`;
}

function lastLines(text: string): string[] {
  const lines = text.trimEnd().split(/\r?\n/).slice(-SHOWN_LINES);
  return lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, LONGEST_LINE));
}

const SUDO_ASKS = /sudo: .*(password is required|terminal is required|no tty present)/i;

/** What people stumble over again and again. */
function hintFor(step: StepName, result: StepResult, { steps, shell }: StepPrograms): string | undefined {
  const { code, missing, pathFromEnv, stdout, stderr } = result;
  const program = steps[step] ?? '';
  if (SUDO_ASKS.test(`${stderr}\n${stdout}`)) {
    return 'A step has no terminal for a password: allow exactly this command with a NOPASSWD line in sudoers (visudo).';
  }
  if (pathFromEnv === 'literal') {
    return '`env` sets PATH to a value with a dollar sign. Values of `env` are used as they are, so $PATH is not replaced: write all folders, such as PATH=/opt/app/bin:/usr/local/bin:/usr/bin:/bin';
  }
  if (pathFromEnv === 'set') {
    return 'A program was not found, and `env` sets PATH for this step: it must contain all folders, including /usr/bin and /bin.';
  }
  if (missing !== undefined) {
    return interpreterOf(program, shell).isFromStep
      ? `The \`#!\` line of ${step} names it: install it on the host, or write the full path of an installed program.`
      : 'The input `shell` names it: install it on the host, or set `shell` to an installed shell.';
  }
  // 127: no such command; 2: dash and busybox about what they cannot read.
  const syntax = code === 127 || code === 2 ? bashSyntaxIn(program, shell) : undefined;
  if (syntax !== undefined) {
    return `bash syntax (\`${syntax}\`); steps run in sh: set \`shell: bash\`, or start the step with \`#!/bin/bash\`.`;
  }
  if (code === 127) {
    return 'A program was not found: a step has the short PATH of a login without a terminal. Write the full path of the program, set PATH in `env`, or set `shell: bash -l` if a profile sets PATH (nvm, rbenv).';
  }
  if (code === 126) {
    return 'A program was found but has no permission to run: check its mode, and check that its file system is not mounted noexec.';
  }
  return undefined;
}

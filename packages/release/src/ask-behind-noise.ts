import { UserError } from '@deploy-actions/error';
import { formatSize } from '@deploy-actions/quantity';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { AnswerStream, behindMark, MOST_NOISE, markScript } from './answer-mark';
import { INPUT_TAKEN } from './host-program';
import { loginCommand } from './login-command';

const LONGEST_NOISE = 300;
const DEFAULT_LIMIT = 1024 * 1024;

export interface AnswerOptions extends ExecOptions {
  /** Bytes that each stream of the answer may have at most, by default 1 MiB; `captureLimit` is what is kept of them. */
  answerLimit?: number;
  /** Called when the script is known to run; may be called more than once. */
  onBegin?(): void;
}

/**
 * Runs a script by way of whatever login shell the host has, and hears only the script: what the shell's start-up files
 * print is left out. Rejects with `LOGIN_SHELL` where the shell never ran the script or took its input, and with
 * `HOST_PROTOCOL`, at once, where the answer is longer than it may be.
 */
export async function askBehindNoise(
  connection: Connection,
  script: string,
  label: string,
  options: AnswerOptions,
): Promise<ExecResult> {
  const { answerLimit = DEFAULT_LIMIT, onBegin, ...how } = options;
  const tooLong = new AbortController();
  const streams: AnswerStream[] = [];
  const listen = (tell: ExecOptions['onStdout']) => {
    const stream = new AnswerStream(tell, answerLimit, () =>
      tooLong.abort(
        stream.isMarked
          ? endlessAnswer(label, answerLimit)
          : new LoginShell(label, stream.said(), { hasRun: streams.some(({ isMarked }) => isMarked) }),
      ),
    );
    streams.push(stream);
    return stream;
  };
  const [stdout, stderr] = [listen(options.onStdout), listen(options.onStderr)];
  const result = await connection.exec(loginCommand(markScript + script), {
    // The marks and what the login shell prints come in addition.
    captureLimit: answerLimit + MOST_NOISE,
    ...how,
    signal: AbortSignal.any([tooLong.signal, ...(options.signal ? [options.signal] : [])]),
    onStdout: (chunk) => {
      const taken = stdout.push(chunk);
      if (stdout.isMarked) onBegin?.();
      return taken;
    },
    onStderr: stderr.push,
  });
  tooLong.signal.throwIfAborted();
  const isTaken = result.code === INPUT_TAKEN;
  if (result.code !== null && (!stdout.isMarked || !stderr.isMarked || isTaken)) {
    const hasRun = !isTaken && (stdout.isMarked || stderr.isMarked);
    throw new LoginShell(label, `${stdout.said()} ${stderr.said()}`.trim(), { exitCode: result.code, hasRun });
  }
  return { ...result, stdout: behindMark(result.stdout), stderr: behindMark(result.stderr) };
}

function endlessAnswer(label: string, limit: number): UserError {
  return new UserError(
    'HOST_PROTOCOL',
    `${label}: the answer is longer than ${formatSize(limit)}, so it was not read.`,
    {
      hint: 'No version of this suite sends that much: check the content of <path>/.deploy on this host.',
    },
  );
}

/** The login shell, or a start-up file of it, did something else with a command than to run it and to hand on its output. */
export class LoginShell extends UserError {
  override readonly name = 'LoginShell';
  readonly exitCode: number | undefined;
  /** The command did run, and only a part of what it said was heard. */
  readonly hasRun: boolean;

  /** `said`: what was printed in place of an answer. */
  constructor(label: string, said: string, { exitCode, hasRun }: { exitCode?: number; hasRun: boolean }) {
    const facts = [
      ...(exitCode === undefined ? [] : [`The exit code was ${exitCode}.`]),
      ...(said === '' ? ['It printed nothing.'] : [`It printed: ${JSON.stringify(said.slice(0, LONGEST_NOISE))}`]),
    ];
    super(
      'LOGIN_SHELL',
      `${label}: the login shell or its startup files exited, replaced the command or read its input.`,
      {
        hint: `Check ~/.bashrc, ~/.profile and ~/.zshenv of this user on the host: in a session without a terminal they must not use \`exit\`, \`exec\`, \`read\` or \`cat\`. The login shell in /etc/passwd must run commands (not nologin or false), and sshd_config must not have a ForceCommand for this user. ${facts.join(' ')}`,
      },
    );
    this.exitCode = exitCode;
    this.hasRun = hasRun;
  }
}

import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { AnswerStream, behindMark, markScript } from './answer-mark';
import { loginCommand } from './login-command';

const LONGEST_NOISE = 300;

/**
 * Runs a script by way of whatever login shell the host has, and hears only the script: what the shell's start-up files
 * print is left out. `HOST_UNFIT` where the shell printed something and never ran the script.
 */
export async function askBehindNoise(
  connection: Connection,
  script: string,
  label: string,
  options: ExecOptions,
): Promise<ExecResult> {
  const stdout = new AnswerStream(options.onStdout);
  const stderr = new AnswerStream(options.onStderr);
  const result = await connection.exec(loginCommand(markScript + script), {
    ...options,
    onStdout: stdout.push,
    onStderr: stderr.push,
  });
  const said = `${stdout.said()} ${stderr.said()}`.trim();
  if (!stdout.isMarked && said !== '') {
    throw new UserError('HOST_UNFIT', `${label}: the login shell printed text and did not run our command.`, {
      hint: `Give this user a shell that runs what it is given (sh, bash, fish, …), and no forced command. It said: ${JSON.stringify(said.slice(0, LONGEST_NOISE))}`,
    });
  }
  return { ...result, stdout: behindMark(result.stdout), stderr: behindMark(result.stderr) };
}

import { readFile } from 'node:fs/promises';
import { UserError } from '@deploy-actions/error';
import { stepProgram } from '@deploy-actions/release';
import type { Inputs } from './inputs';

/** The inputs with the program of `script-file` as their `script`. Rejects with SOURCE where it cannot be one. */
export async function withScript(inputs: Inputs): Promise<Inputs> {
  const { scriptFile, operation } = inputs;
  if (scriptFile === undefined || (operation !== 'deploy' && operation !== 'plan')) return inputs;
  const text = await readFile(scriptFile, 'utf8').catch((cause) => {
    throw new UserError('SOURCE', `script-file ${scriptFile} cannot be read on the runner.`, { cause });
  });
  return { ...inputs, script: scriptIn(text, scriptFile) };
}

/** The program as a step has it: by its `#!` line, if it has one, or by the input `shell`. */
function scriptIn(text: string, name: string): string {
  const program = stepProgram(text).trim();
  if (program === '') throw new UserError('SOURCE', `script-file ${name} is empty.`);
  if (program.includes('\0')) throw new UserError('SOURCE', `script-file ${name} is not a text file.`);
  return program;
}

import { readFile } from 'node:fs/promises';
import { UserError } from '@deploy-actions/error';
import type { Inputs } from './inputs';

/** The inputs with the program of `script-file` as their `script`. Rejects with SOURCE where it cannot be one. */
export async function withScript(inputs: Inputs): Promise<Inputs> {
  const { scriptFile, operation } = inputs;
  if (scriptFile === undefined || (operation !== 'deploy' && operation !== 'plan')) return inputs;
  const text = await readFile(scriptFile, 'utf8').catch((cause) => {
    throw new UserError('SOURCE', `script-file ${scriptFile} cannot be read on the runner.`, { cause });
  });
  return { ...inputs, script: shellProgram(text, scriptFile) };
}

const SHELLS = ['sh', 'dash', 'ash'];

/** Steps run under `sh -e`: a program for anything else would be taken for what it is not. */
export function shellProgram(text: string, name: string): string {
  const program = text.replace(/\r\n/g, '\n').trim();
  if (program === '') throw new UserError('SOURCE', `script-file ${name} is empty.`);
  if (program.includes('\0')) throw new UserError('SOURCE', `script-file ${name} is no text.`);
  const words = /^#!\s*(\S+)(?:[ \t]+(\S+))?/.exec(program);
  const path = words?.[1] ?? '/bin/sh';
  const interpreter = (path.endsWith('/env') ? (words?.[2] ?? '') : path).split('/').at(-1) ?? '';
  if (SHELLS.includes(interpreter)) return program;
  throw new UserError('SOURCE', `script-file ${name} is for ${interpreter}, but steps run under sh -e.`, {
    hint: 'Ship the program with `source`, and call it from `script`; or write it for any POSIX sh, with #!/bin/sh.',
  });
}

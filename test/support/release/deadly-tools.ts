import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every tool by which the host program changes something on the disk. */
const MUTATORS = ['mv', 'rm', 'rmdir', 'mkdir', 'ln', 'chmod', 'tar'];

/**
 * A folder for the front of PATH: the tools in it count their calls in `$HOME/.calls`, and kill the whole process group
 * of the program with SIGKILL instead of call number `$HOME/.deadly`, as a power cut would.
 */
export function deadlyTools(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'deadly-'));
  for (const name of MUTATORS) {
    const real = spawnSync('sh', ['-c', `command -v ${name}`], { env: { PATH: path }, encoding: 'utf8' }).stdout.trim();
    const script = `#!/bin/sh
if [ -f "$HOME/.deadly" ]; then
  echo "${name} $*" >>"$HOME/.calls"
  if [ "$(wc -l <"$HOME/.calls")" -eq "$(cat "$HOME/.deadly")" ]; then
    : >"$HOME/.killed"
    kill -9 0
  fi
fi
exec ${real} "$@"
`;
    writeFileSync(join(folder, name), script, { mode: 0o755 });
  }
  return `${folder}:${path}`;
}

/** The next run dies at its call number `call` (from 1). */
export function killAt(home: string, call: number): void {
  for (const name of ['.calls', '.killed']) rmSync(join(home, name), { force: true });
  writeFileSync(join(home, '.deadly'), `${call}\n`);
}

/** Nothing dies any more. */
export function letLive(home: string): void {
  rmSync(join(home, '.deadly'), { force: true });
}

/** The call at which the run was killed; undefined where it never came so far. */
export function deathOf(home: string): string | undefined {
  if (!existsSync(join(home, '.killed'))) return undefined;
  const call = Number(readFileSync(join(home, '.deadly'), 'utf8'));
  return readFileSync(join(home, '.calls'), 'utf8').split('\n')[call - 1];
}

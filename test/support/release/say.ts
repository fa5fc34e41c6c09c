import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFileIn } from './doomed-program';
import type { LocalSite } from './local-site';

export interface Answer {
  status: number | null;
  stdout: string;
  stderr: string;
}

function command(site: LocalSite, [verb = '', ...args]: readonly string[]): [string, string[], object] {
  const words = [join(site.own, programFileIn(site.own)), verb, site.app, ...args];
  return ['sh', words, { env: { HOME: site.home, PATH: site.path }, cwd: site.home }];
}

/** One verb of the program as it stands on the host, without any client. */
export function say(site: LocalSite, ...words: string[]): Answer {
  const [sh, args, options] = command(site, words);
  return spawnSync(sh, args, { ...options, encoding: 'utf8' }) as Answer;
}

/** The same while we go on; in a process group of its own, as behind sshd. `stdin` stays open. */
export function start(site: LocalSite, ...words: string[]): { child: ChildProcess; ended: Promise<Answer> } {
  const [sh, args, options] = command(site, words);
  const child = spawn(sh, args, { ...options, detached: true, stdio: 'pipe' });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Answer>((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
  return { child, ended };
}

/** Puts functions of the shell before the host's tools, whatever `sh` it has. */
export function meddle(site: LocalSite, functions: string): void {
  replaceInProgram(site, '\nprogram=$0\n', `\n${functions}\nprogram=$0\n`);
}

/** Changes the program on the host. */
export function replaceInProgram(site: LocalSite, words: string, others: string): void {
  const file = join(site.own, programFileIn(site.own));
  const text = readFileSync(file, 'utf8');
  if (!text.includes(words)) throw new Error(`the host program has changed: no ${words}`);
  writeFileSync(
    file,
    text.replaceAll(words, () => others),
  );
}

/** Looks until it is so, for 10 s at most. */
export async function until<T>(look: () => T): Promise<Exclude<T, false | undefined>> {
  for (let left = 400; left > 0; left--) {
    const found = look();
    if (found) return found as Exclude<T, false | undefined>;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not happen within 10 s');
}

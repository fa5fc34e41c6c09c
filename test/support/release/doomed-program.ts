import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every tool by which the host program changes something on the disk. */
const MUTATORS = ['mv', 'rm', 'rmdir', 'mkdir', 'ln', 'chmod', 'tar', 'dd', 'sync'];
const ENTRY = /^program=\$0$/m;
const JOURNAL = /^journal\(\) \{/m;

/**
 * What dies. `host`: the processes of the host program. `runner`: the runner, while the host goes on. `power`: both.
 * `answer`: nothing but the answer of that one call. `hold`: nothing yet, the host waits for `$HOME/.go`.
 */
export type Death = 'power' | 'host' | 'runner' | 'answer' | 'hold';

/**
 * The host program with a counter: every tool that changes the disk, and every line of the journal, is a point in
 * `$HOME/.points`; at point number `$HOME/.doom` something dies. The points are functions of the shell, because a
 * busybox takes its own tools before those on PATH. `hasSetsid`: whether the host has that tool.
 */
export function doomed(program: string, hasSetsid: boolean): string {
  if (!ENTRY.test(program) || !JOURNAL.test(program)) throw new Error('the host program has changed: teach me');
  const points = [
    'point() {',
    '  [ -f "$HOME/.doom" ] || return 0',
    '  printf "%s\\n" "$*" >>"$HOME/.points"',
    '  read -r doom death <"$HOME/.doom"',
    '  [ "$(wc -l <"$HOME/.points")" -eq "$doom" ] || return 0',
    '  true >"$HOME/.$death"',
    '  case $death in',
    '    power | host) kill -9 0 ;;',
    '    hold) looks=0; while [ ! -f "$HOME/.go" ] && [ "$looks" -lt 500 ]; do looks=$((looks + 1)); sleep 0.02; done ;;',
    '  esac',
    '}',
    ...MUTATORS.map((tool) => `${tool}() { point ${tool} "$@"; command ${tool} "$@"; }`),
    'journal() {',
    '  journal_itself "$@"',
    '  set -- "$?" "$*"',
    '  point "journal $2"',
    '  return "$1"',
    '}',
  ].join('\n');
  return program
    .replace(JOURNAL, 'journal_itself() {')
    .replace(ENTRY, () => `${points}\nprogram=$0`)
    .replaceAll('command -v setsid', hasSetsid ? 'command -v setsid' : 'command -v no-setsid-on-this-host');
}

/** Puts the counting program in the place of the one that is, or will be, on the host. */
export function doomHost(own: string, programFile: string, hasSetsid: boolean, program: string): void {
  mkdirSync(own, { recursive: true, mode: 0o700 });
  writeFileSync(join(own, programFile), doomed(program, hasSetsid));
}

export function programFileIn(own: string): string {
  const name = readdirSync(own).find((file) => /^program-[0-9a-f]+$/.test(file));
  if (name === undefined) throw new Error(`no program in ${own}`);
  return name;
}

/** At point `point` (from 1) of what comes next something dies; 0: the points are only counted. */
export function doom(home: string, point: number, death: Death): void {
  lift(home);
  rmSync(join(home, '.points'), { force: true });
  writeFileSync(join(home, '.doom'), `${point} ${death}\n`);
}

export function lift(home: string): void {
  for (const name of ['.doom', '.go', '.power', '.host', '.runner', '.answer', '.hold'])
    rmSync(join(home, name), { force: true });
}

export function pointsOf(home: string): string[] {
  const file = join(home, '.points');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}

/** Whether it has come to that. */
export function hasDied(home: string, death: Death): boolean {
  return existsSync(join(home, `.${death}`));
}

import { createHash } from 'node:crypto';
import { program } from './program';
import { quote, quotePath } from './quote';

/** Exit status of `callScript` where this version of the program is not on the host yet. */
export const MISSING = 97;

const ID = createHash('sha256').update(program).digest('hex').slice(0, 12);
const BYTES = Buffer.byteLength(program);

/** A script that says one verb of the program to the deploy path. */
export function callScript(path: string, verb: string, args: readonly string[]): string {
  const command = ['sh', '"$p"', quote(verb), quote(path), ...args.map(quote)].join(' ');
  return `p=${programFile(path)}; [ -f "$p" ] || exit ${MISSING}; exec ${command}`;
}

/**
 * A script that takes the program from its input. Where the connection breaks, that input just ends: only the count of
 * bytes tells half a program from a whole one. Only our own folder is private: a web server must get to the payload.
 */
export function installScript(path: string): string {
  const file = programFile(path);
  return [
    `p=${file}; export LC_ALL=C; [ -f "$p" ] && exit 0`,
    `umask 022; mkdir -p ${quotePath(path)} && umask 077 && mkdir -p ${file.slice(0, file.lastIndexOf('/'))} || exit 1`,
    `cat >"$p.$$" && [ "$(wc -c <"$p.$$")" -eq ${BYTES} ] && mv -f "$p.$$" "$p" && exit 0`,
    'rm -f "$p.$$"; exit 1',
  ].join('\n');
}

function programFile(path: string): string {
  return `${quotePath(path)}/.deploy/program-${ID}`;
}

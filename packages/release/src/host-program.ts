import { createHash } from 'node:crypto';
import { quote, quotePath } from '@deploy-actions/payload';
import { program } from './program';

/** Exit status of `callScript` where this version of the program is not on the host yet. */
export const MISSING = 97;
/** Exit status of `installingScript` where the program could not be written. */
export const UNWRITABLE = 96;
/** Exit status where the first line of the input is missing: something on the host has read it before the script. */
export const INPUT_TAKEN = 95;

/** A shell that runs its input instead of the script ends at this line, and with the same status. */
const FIRST_LINE = `exit ${INPUT_TAKEN} # deploy-host-input`;
const CHECK_INPUT = `IFS= read -r deploy_input; [ "$deploy_input" = ${quote(FIRST_LINE)} ] || exit ${INPUT_TAKEN}`;

const ID = createHash('sha256').update(program).digest('hex').slice(0, 12);
const BYTES = Buffer.byteLength(program);

/** What `installingScript` and `readingScript` take on their input. */
export const programInput = `${FIRST_LINE}\n${program}`;

/** A script that says one verb of the program to the deploy path. */
export function callScript(path: string, verb: string, args: readonly string[]): string {
  return `p=${programFile(path)}; [ -r "$p" ] || exit ${MISSING}; ${execution(path, verb, args)}`;
}

/**
 * The same, in one go with the installation: where the program is missing, the script takes it from its input. Where
 * the connection breaks, that input just ends: only the count of bytes tells half a program from a whole one. Only our
 * own folder is private: a web server must get to the payload.
 */
export function installingScript(path: string, verb: string, args: readonly string[]): string {
  const file = programFile(path);
  return [
    CHECK_INPUT,
    `p=${file}`,
    'if [ ! -r "$p" ]; then',
    `(export LC_ALL=C; umask 022; mkdir -p ${quotePath(path)} && umask 077 && mkdir -p ${file.slice(0, file.lastIndexOf('/'))} &&`,
    `cat >"$p.$$" && [ "$(wc -c <"$p.$$")" -eq ${BYTES} ] && mv -f "$p.$$" "$p") || { rm -f "$p.$$"; ${complaint(path)}; exit ${UNWRITABLE}; }`,
    'fi',
    `${execution(path, verb, args)} </dev/null`,
  ].join('\n');
}

/** The same for a verb that only reads: where the program is missing, it runs from its input and leaves nothing behind. */
export function readingScript(path: string, verb: string, args: readonly string[]): string {
  const words = [quote(verb), quote(path), ...args.map(quote)].join(' ');
  return `${CHECK_INPUT}; p=${programFile(path)}; [ ! -r "$p" ] || ${execution(path, verb, args)} </dev/null; exec sh -s ${words}`;
}

/** Who could not write, and whether somebody else has deployed to it before: for `UnwritablePath`. */
function complaint(path: string): string {
  // Of a user without a name `id -un` prints the number, and fails.
  const user = '"$(id -un 2>/dev/null || true)"';
  return `printf 'deploy-user %s\\n' ${user} >&2; [ ! -d ${quotePath(path)}/.deploy ] || echo deploy-own >&2`;
}

function execution(path: string, verb: string, args: readonly string[]): string {
  return ['exec sh "$p"', quote(verb), quote(path), ...args.map(quote)].join(' ');
}

function programFile(path: string): string {
  return `${quotePath(path)}/.deploy/program-${ID}`;
}

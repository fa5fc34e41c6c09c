import { quote } from '@deploy-actions/payload';

/** What some login shell reads otherwise than sh, even in single quotes: fish a backslash, csh `!` and a line break. */
const MISREAD = /[\\!\r\n]/;
const CODED = /[\\!\r\n%']/g;
/** `%0ooo` is what `printf %b` takes for a byte, once its `%` is a backslash again. */
const DECODE = 'eval "$(printf %b "$(printf %s "$1" | tr % "\\134")")"';

/** The command by which any login shell, be it fish or csh, has `sh` run this script. */
export function loginCommand(script: string): string {
  if (!MISREAD.test(script)) return `exec sh -c ${quote(script)}`;
  return `exec sh -c ${quote(DECODE)} sh ${quote(script.replace(CODED, octal))}`;
}

function octal(character: string): string {
  return `%0${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

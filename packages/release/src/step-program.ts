/** What a release of this suite runs its steps under where nothing else was asked for. */
export const DEFAULT_SHELL = 'sh';

const SHELLS = ['sh', 'dash', 'ash', 'bash', 'ksh', 'ksh93', 'mksh', 'zsh', 'yash'];
/** Shells that know no more than POSIX, or little more. `sh` may be one of the others, but need not. */
const PLAIN_SHELLS = ['sh', 'dash', 'ash'];

export const SHELL_LEGAL = `a shell (${SHELLS.join(', ')}, or its full path) and its options, such as \`bash\` or \`bash -l\`; the file of the step and \`-e\` are added, and a step for another interpreter begins with \`#!\``;

/** The words of a shell with single blanks between them; undefined where it is none. No shell ever reads this text. */
export function parseShell(text: string): string | undefined {
  const words = text.trim().split(/[ \t]+/);
  const [command = '', ...options] = words;
  const isShell = /^(\/[A-Za-z0-9._+/-]+\/|\/)?[a-z0-9]+$/.test(command) && SHELLS.includes(nameOf(command));
  // `-o pipefail` has a second word; `-c` would take the place of the step, and `-s` and `-n` do not run it.
  const areOptions = options.every(
    (word, at) =>
      /^--?[A-Za-z][A-Za-z-]*$/.test(word) || (/^-[A-Za-z]*o$/.test(options[at - 1] ?? '') && /^[a-z]+$/.test(word)),
  );
  const runsIt = !options.some((word) => /^-[A-Za-z]*[csn]/.test(word));
  return isShell && areOptions && runsIt ? words.join(' ') : undefined;
}

/** A step as it is recorded: lines end in a line feed, and a `#!` line is the first, whatever stands before it. */
export function stepProgram(text: string): string {
  const lines = text.replace(/\r\n/g, '\n');
  return /^\s*#!/.test(lines) ? lines.trimStart() : lines;
}

/** What is to run a step, by its `#!` line or by the shell of its release. */
export interface Interpreter {
  /** The name alone: `bash` for `#!/usr/bin/env bash`. */
  name: string;
  isFromStep: boolean;
}

export function interpreterOf(program: string, shell = DEFAULT_SHELL): Interpreter {
  const line = /^#![ \t]*([^\r\n]*\S)/.exec(program)?.[1];
  const [first = '', ...rest] = (line ?? shell).split(/[ \t]+/);
  const isEnv = nameOf(first) === 'env';
  const wanted = isEnv ? (rest.find((word) => !word.startsWith('-') && !word.includes('=')) ?? '') : first;
  return { name: nameOf(wanted), isFromStep: line !== undefined };
}

/**
 * The first piece of bash syntax in a step that runs under a plain shell; undefined where there is none. Comments,
 * quoted text and here-documents are left out. It is a hint for a step that has failed, not a parser.
 */
export function bashSyntaxIn(program: string, shell = DEFAULT_SHELL): string | undefined {
  if (!PLAIN_SHELLS.includes(interpreterOf(program, shell).name)) return undefined;
  const bare = withoutQuoted(program.slice(0, LOOKED_AT));
  const found = BASH_ONLY.flatMap(({ pattern, shown }) => {
    const match = pattern.exec(bare);
    return match ? [{ at: match.index, shown: shown ?? match[0].trim() }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.shown;
}

/** Characters of a step: it may come from a host, and some patterns need the square of its length. */
const LOOKED_AT = 16 * 1024;
/** Where a command may begin. */
const COMMAND = String.raw`(?<=^|[;&|({\n]|\b(?:if|then|else|elif|while|until|do)\s|!\s)[ \t]*`;
const word = (words: string) => new RegExp(`${COMMAND}(?:${words})(?=[ \\t\\n;]|$)`);

const BASH_ONLY: readonly { pattern: RegExp; shown?: string }[] = [
  { pattern: new RegExp(`${COMMAND}\\[\\[(?=\\s)`), shown: '[[' },
  { pattern: new RegExp(`${COMMAND}\\(\\(`), shown: '((' },
  { pattern: word('source|pushd|popd|shopt|declare|typeset|mapfile|readarray|let|disown|function') },
  { pattern: /\b[A-Za-z_]\w*\+?=\((?!\()/, shown: 'an array, NAME=(…)' },
  { pattern: /\$\{[A-Za-z_]\w*\[/, shown: 'an array, ${NAME[…]}' },
  { pattern: /\$\{!?[A-Za-z_]\w*(\/|\^|,|:\d|:\s-)/, shown: 'a substitution, ${NAME/…}' },
  { pattern: /[<>]\(/, shown: '<(…)' },
  { pattern: /<<</, shown: '<<<' },
  { pattern: /(?<![0-9<>&])&>/, shown: '&>' },
  { pattern: /\|&/, shown: '|&' },
  { pattern: /(?<=^|[\s;&|!])\[[ \t][^\n\]]{0,200}[ \t]==[ \t]/, shown: '==' },
  { pattern: /\bset[ \t]+(?:-[a-z]*[ \t]+)*-[a-z]*o[ \t]+pipefail\b/, shown: 'set -o pipefail' },
];

/** Quoted text becomes `''` or `""`, except what `"…"` expands; comments and here-documents go. */
function withoutQuoted(program: string): string {
  let text = '';
  for (let at = 0; at < program.length; ) {
    const { length, kept } = pieceAt(program.slice(at), text.at(-1) ?? '\n');
    text += kept;
    at += length;
  }
  return text;
}

function pieceAt(rest: string, before: string): { length: number; kept: string } {
  const skip = (pattern: RegExp, kept: (match: RegExpExecArray) => string) => {
    const match = pattern.exec(rest);
    return match ? { length: match[0].length, kept: kept(match) } : undefined;
  };
  const piece = () => {
    switch (rest[0]) {
      case '\\':
        return skip(/^\\[\s\S]/, () => '_');
      case "'":
        return skip(/^'[^']*('|$)/, () => "''");
      case '"':
        return skip(
          /^"(?:\\[\s\S]|[^"\\])*("|$)/,
          ([quoted]) => `"${(quoted.match(/\$\{[^}"]*\}/g) ?? []).join(' ')}"`,
        );
      case '#':
        return /[\s;&|(]/.test(before) ? skip(/^#[^\n]*/, () => '') : undefined;
      case '<':
        // The rest of the line of a here-document counts, its text does not.
        return before === '<'
          ? undefined
          : skip(/^<<-?[ \t]*(['"]?)(\w+)\1([^\n]*)\n([\s\S]*?\n)?\t*\2(?=\n|$)/, ([, , , line = '']) => line);
      default:
        return undefined;
    }
  };
  return piece() ?? { length: 1, kept: rest[0] ?? '' };
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

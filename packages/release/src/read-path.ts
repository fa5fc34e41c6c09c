/** The part of an input reader that is needed here; it fits every action that has a `path`. */
export interface PathReader {
  required(name: 'path', legal: string): string;
  problem(name: 'path', what: { code: 'ILLEGAL'; legal: string; given?: string }): void;
}

const LEGAL = 'an absolute path, or one that starts with ~/, without .. or control characters in it';

/** The deploy path: absolute or starting with `~/`, without a slash at its end. */
export function readPath(input: PathReader): string {
  const path = input.required('path', LEGAL).replace(/(?<=.)\/+$/, '');
  const isSafe = /^(\/|~\/)[^\p{Cc}]+$/u.test(path) && !path.split('/').includes('..');
  const cause = misread(path);
  if (cause !== undefined)
    input.problem('path', { code: 'ILLEGAL', legal: LEGAL, given: `${JSON.stringify(path)} (${cause})` });
  else if (path !== '' && !isSafe) input.problem('path', { code: 'ILLEGAL', legal: LEGAL });
  return path;
}

/** What would deploy into another folder than the one that is meant. */
function misread(path: string): string | undefined {
  if (path.includes('${{')) return 'an expression that GitHub did not evaluate';
  if (/\$[A-Za-z_{]/.test(path)) return 'a variable that is not expanded: write ${{ vars.NAME }} instead of $NAME';
  if (/\s#(\s|$)/.test(path)) return 'a comment after the path: put it on its own line, outside of the text';
  if (/\/\/|\/\.(\/|$)/.test(path)) return 'a part of the path is empty or a dot: check the variable that contains it';
  return undefined;
}

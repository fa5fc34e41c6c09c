/** The part of an input reader that is needed here; it fits every action that has a `path`. */
export interface PathReader {
  required(name: 'path', legal: string): string;
  problem(name: 'path', what: { code: 'ILLEGAL'; legal: string }): void;
}

/** The deploy path: absolute or starting with `~/`, without a slash at its end. */
export function readPath(input: PathReader): string {
  const legal = 'an absolute path, or one that starts with ~/, without .. or control characters in it';
  const path = input.required('path', legal).replace(/(?<=.)\/+$/, '');
  const isSafe = /^(\/|~\/)[^\p{Cc}]+$/u.test(path) && !path.split('/').includes('..');
  if (path !== '' && !isSafe) input.problem('path', { code: 'ILLEGAL', legal });
  return path;
}

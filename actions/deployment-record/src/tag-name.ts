/** What keeps git from taking a text as the name of a tag (git-check-ref-format); undefined where nothing does. */
export function tagProblem(name: string): string | undefined {
  if (name.startsWith('refs/')) return 'remove refs/tags/';
  if (name === '' || name === '@' || name.startsWith('-')) return 'not empty, not @, no leading -';
  // biome's control-character rule has a point elsewhere; here they are what git forbids.
  if ([...name].some((character) => character <= ' ' || character === '\u007f'))
    return 'no blanks, no control characters';
  if (/[~^:?*[\\]/.test(name)) return 'none of ~ ^ : ? * [ \\';
  if (name.includes('..') || name.includes('@{') || name.includes('//')) return 'no .., no @{, no //';
  if (name.endsWith('/') || name.startsWith('/') || name.endsWith('.')) return 'no / at either end, no . at the end';
  if (name.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock'))) {
    return 'no part that starts with . or ends with .lock';
  }
  return name.length > 200 ? 'at most 200 characters' : undefined;
}

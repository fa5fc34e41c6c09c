import { lstatSync, type Stats, statSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nearestName } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import { isArchive, isUnknownArchive, unpackArchive } from './archive';
import { toBytePath } from './byte-path';
import type { Glob } from './glob';
import { type Found, fileEntry, type WalkRules, WILDCARD, walk } from './walk';

/** What one line of `source` stands for. Paths in the release are those below `folder`. */
export interface SourcePart {
  /** The line. */
  line: string;
  kind: 'folder' | 'file' | 'archive' | 'glob';
  folder: string;
  glob?: Glob;
  /** Name in `folder` of a part that is one file. */
  file?: string;
}

export interface SourceOptions extends WalkRules {
  /** A folder for what archives hold, removed by the caller. */
  scratch: string;
  /** Whether a line may stand for no file at all. */
  allowEmpty: boolean;
}

/** A problem of one line, in words. */
class LineProblem extends Error {}

/**
 * Finds what each line of `source` stands for, and unpacks archives. A path that is there is taken before a pattern.
 * Throws one `SOURCE` with the problems of all lines: nothing there, no match, no file in it.
 */
export async function openSource(lines: readonly string[], options: SourceOptions): Promise<SourcePart[]> {
  const problems: string[] = [];
  const parts: SourcePart[] = [];
  for (const [at, line] of lines.entries()) {
    try {
      const part = await partOf(line, join(options.scratch, String(at)));
      if (!options.allowEmpty) await requireFile(part, options);
      parts.push(part);
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new UserError('SOURCE', problems.join('\n'));
  return parts;
}

/** What of a part goes into the release. */
export async function readPart(part: SourcePart, rules: WalkRules, isFirstEnough = false): Promise<Found> {
  const { kind, folder, glob, file } = part;
  if (kind !== 'file') return walk({ folder, isFirstEnough, ...(glob ? { glob } : {}) }, rules);
  const path = toBytePath(file ?? '');
  const entries = rules.excludes(path, false) ? [] : [fileEntry(path, statSync(join(folder, file ?? '')))];
  return { entries, vcs: [], hidden: [] };
}

async function partOf(line: string, scratch: string): Promise<SourcePart> {
  const stat = statOf(line);
  const misread = stat ? undefined : misreadOf(line);
  if (misread !== undefined) throw new LineProblem(`${line} does not exist: ${misread}`);
  if (!stat && WILDCARD.test(line)) return globPart(line);
  if (!stat) throw await missing(line);
  if (stat.isDirectory()) return { line, kind: 'folder', folder: line };
  if (!stat.isFile()) throw new LineProblem(`${line} is neither a folder nor a file.`);
  if (isUnknownArchive(line)) {
    throw new LineProblem(
      `${line} would be shipped as it is: only .tar, .tar.gz, .tgz and .zip are unpacked. Pack it as one of them, or give the folder that it lies in.`,
    );
  }
  if (!isArchive(line)) return { line, kind: 'file', folder: dirname(line), file: basename(line) };
  await mkdir(scratch, { recursive: true });
  try {
    await unpackArchive(line, scratch);
  } catch (error) {
    if (error instanceof UserError) throw new LineProblem(error.message);
    const why = error instanceof Error ? error.message : String(error);
    throw new LineProblem(`${line} cannot be unpacked: ${why}`);
  }
  return { line, kind: 'archive', folder: scratch };
}

async function globPart(line: string): Promise<SourcePart> {
  if (isArchive(line)) {
    throw new LineProblem(
      `${line}: a pattern for archives can mean their content or the files themselves. To unpack one, write its name; to ship them as they are, give the folder that they lie in.`,
    );
  }
  const glob = await parseGlob(line);
  if (!statOf(glob.root)?.isDirectory()) throw await missing(glob.root);
  return { line, kind: 'glob', folder: glob.root, glob };
}

async function parseGlob(line: string): Promise<Glob> {
  // Few have a pattern: the others start sooner without.
  const { Glob, GlobProblem } = await import('./glob');
  try {
    return new Glob(line);
  } catch (error) {
    if (error instanceof GlobProblem) throw new LineProblem(`${line} cannot be read: it has ${error.message}.`);
    throw error;
  }
}

async function requireFile(part: SourcePart, options: SourceOptions): Promise<void> {
  if (await hasFile(part, options)) return;
  const { line, kind, folder } = part;
  const isExcluded = await hasFile(part, { ...options, excludes: () => false });
  if (isExcluded) throw new LineProblem(`${line}: everything in it is excluded. ${ALLOW_EMPTY}`);
  const { hidden, vcs } = await readPart(part, options);
  if (vcs.length > 0)
    throw new LineProblem(`${line} has only version control in it; \`include-vcs: true\` ships that.`);
  if (kind !== 'glob') throw new LineProblem(`${line} has no file in it. ${ALLOW_EMPTY}`);
  const dots = hidden.length === 0 ? '' : ' (wildcards do not match a name that begins with a dot)';
  throw new LineProblem(`${line} matches no file in ${folder}${dots}.`);
}

const ALLOW_EMPTY = 'If the release is to be empty, set `allow-empty: true`.';

async function hasFile(part: SourcePart, rules: WalkRules): Promise<boolean> {
  const { entries } = await readPart(part, rules, true);
  return entries.some(({ kind }) => kind !== 'folder');
}

/** What a path that is not there was likely meant to be. */
function misreadOf(line: string): string | undefined {
  if (line.includes('${{')) return 'it is an expression that GitHub did not evaluate.';
  if (/\$\{|\$[A-Z_]{2,}/.test(line))
    return 'variables are not expanded here; write ${{ github.workspace }} or ${{ env.NAME }}.';
  if (line.startsWith('~')) return '~ is not expanded here; write the whole path.';
  if (/^[-*]\s/.test(line)) return 'remove the list mark.';
  if (/\s#(\s|$)/.test(line)) return 'put the comment on its own line.';
  if (lstatSync(line, { throwIfNoEntry: false })?.isSymbolicLink()) return 'it is a link to a missing target.';
  return undefined;
}

/** Says where the path ends, and what has a similar name there. */
async function missing(path: string): Promise<LineProblem> {
  const parent = dirname(path);
  if (parent !== path && !statOf(parent)) {
    const why = await missing(parent);
    return parent === '.' ? why : new LineProblem(`${path} does not exist: ${why.message}`);
  }
  const names = await readdir(parent).catch(() => []);
  const near = nearestName(basename(path), names);
  const guess = near === undefined ? '' : ` Did you mean ${join(parent, near)}?`;
  const isSeveral = path.split(/[\s,]+/).filter((piece) => piece !== '').length > 1;
  const lines = isSeveral ? ' If it is several entries, write each on a line of its own.' : '';
  return new LineProblem(`${path} does not exist.${guess}${lines}`);
}

/** Undefined where there is nothing. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new LineProblem(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

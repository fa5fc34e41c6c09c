import { UserError } from '@deploy-actions/error';
import { ApiError, type GitHub, type ResolvedRef, resolveRef } from '@deploy-actions/github';
import { tagProblem } from './tag-name';
import type { RecordWorld } from './world';

/** Which input or event named the commit of a deployment. */
export type CommitSource = 'ref' | 'version' | 'pull-request' | 'run';

export interface DeployedCommit {
  sha: string;
  source: CommitSource;
  /** The full name of a branch or tag; empty where a SHA, or no input, named the commit. */
  fullName: string;
}

const WHOLE_SHA = /^[0-9a-f]{40}$/i;

/**
 * The commit that a deployment is of: what `ref` names, else what `version` names, else the pull request's head, else the
 * run's commit. Throws `UNKNOWN_REF` or `AMBIGUOUS_REF`; a version that names nothing is no error.
 */
export async function deployedCommit(
  { ref, version }: { ref: string | undefined; version: string | undefined },
  world: RecordWorld,
  github: GitHub,
): Promise<DeployedCommit> {
  if (ref !== undefined) return { ...(await commitOfRef(ref, github)), source: 'ref' };
  if (version !== undefined && version !== mergeCommit(world.run)) {
    const named = await commitOfVersion(version, world, github);
    if (named !== undefined) return { ...named, source: 'version' };
  }
  return commitOfRun(world.run);
}

/** Without asking: the head of a pull request, whose merge commit exists for the test only, else the run's commit. */
export function commitOfRun(run: RecordWorld['run']): DeployedCommit {
  const head = isPullRequest(run) ? memberOf(memberOf(run.event.pull_request, 'head'), 'sha') : undefined;
  if (typeof head === 'string' && WHOLE_SHA.test(head)) return { sha: head, source: 'pull-request', fullName: '' };
  return { sha: run.sha, source: 'run', fullName: '' };
}

/** Throws `UNKNOWN_REF` or `AMBIGUOUS_REF`. */
export async function commitOfRef(ref: string, github: GitHub): Promise<{ sha: string; fullName: string }> {
  const found = await resolveRef(github, ref);
  if (found.kind === 'found') return { sha: found.sha, fullName: nameOf(found) };
  if (found.kind === 'ambiguous') throw ambiguous('ref', ref, found.candidates);
  throw new UserError('UNKNOWN_REF', `ref: the repository has no branch, tag or commit ${JSON.stringify(ref)}.`);
}

async function commitOfVersion(
  version: string,
  world: RecordWorld,
  github: GitHub,
): Promise<{ sha: string; fullName: string } | undefined> {
  if (!WHOLE_SHA.test(version) && tagProblem(version) !== undefined) return undefined;
  try {
    const found = await resolveRef(github, version);
    if (found.kind === 'ambiguous') throw ambiguous('version', version, found.candidates);
    return found.kind === 'found' ? { sha: found.sha, fullName: nameOf(found) } : undefined;
  } catch (error) {
    // Without the permission a whole SHA still says which commit it is.
    if (!(error instanceof ApiError) || error.code !== 'FORBIDDEN') throw error;
    if (WHOLE_SHA.test(version)) return { sha: version.toLowerCase(), fullName: '' };
    world.log.warning(
      `It could not be checked whether the version names a commit: ${error.message} ${error.hint}`.trim(),
    );
    return undefined;
  }
}

function nameOf({ fullName }: Extract<ResolvedRef, { kind: 'found' }>): string {
  return fullName.startsWith('refs/') ? fullName : '';
}

function ambiguous(input: string, name: string, candidates: readonly { sha: string; fullName: string }[]): UserError {
  const list = candidates.map(({ sha, fullName }) => `${fullName} is ${sha}`).join(', ');
  return new UserError('AMBIGUOUS_REF', `${input}: ${JSON.stringify(name)} names different commits: ${list}.`);
}

function isPullRequest({ eventName }: RecordWorld['run']): boolean {
  return eventName === 'pull_request' || eventName === 'pull_request_target';
}

/** `github.sha` under `pull_request`; under `pull_request_target` that is a commit of the base branch. */
function mergeCommit(run: RecordWorld['run']): string | undefined {
  return run.eventName === 'pull_request' ? run.sha : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

import { UserError } from '@deploy-actions/error';
import { createTag, findTag, type GitHub } from '@deploy-actions/github';
import { commitOfRef } from './commit';
import type { Target } from './deployment-to-finish';
import type { FinishInputs } from './inputs';
import type { RecordWorld } from './world';

export interface TagOutcome {
  /** The tag that stands on the commit; empty where none does. */
  name: string;
  failure?: UserError;
}

/** Tags the commit of a success, if an input named it. A tag on another commit is never moved: it may be evidence. */
export async function setTag(
  { tag, status, dryRun, ref }: FinishInputs,
  target: Target,
  noted: boolean,
  world: RecordWorld,
  github: GitHub,
): Promise<TagOutcome> {
  if (tag === undefined || status !== 'success' || !noted) return { name: '' };
  try {
    const named = ref === undefined ? undefined : (await commitOfRef(ref, github)).sha;
    if (named !== undefined && named !== target.sha) return { name: '', failure: mismatch(tag, target.sha, named) };
    if (named === undefined && !target.isCommitNamed) return { name: '', failure: unnamed(tag, target) };
    const existing = dryRun ? await findTag(github, tag) : await createTag(github, tag, target.sha);
    if (existing && existing.sha !== target.sha) return { name: '', failure: taken(tag, existing.sha, target.sha) };
    if (!existing) world.log.event(`dry-run: would create the tag ${tag} on ${target.sha}.`);
    else world.log.event(`The tag ${tag} points to ${target.sha}.`);
    return { name: existing ? tag : '' };
  } catch (error) {
    if (error instanceof UserError && !world.signal.aborted) return { name: '', failure: error };
    throw error;
  }
}

function taken(tag: string, standsOn: string, wanted: string): UserError {
  return new UserError('TAG_TAKEN', `The tag ${tag} points to ${standsOn}, not to ${wanted}; it was not moved.`, {
    hint: 'The deployment is recorded. Choose a name that contains the commit, such as prod-<sha>, or delete the old tag.',
  });
}

function unnamed(tag: string, { version, sha }: Target): UserError {
  return new UserError(
    'TAG_REFUSED',
    `The tag ${tag} was not set: no input confirms that ${JSON.stringify(version)} is the commit ${sha}; this is only the commit of the run.`,
    {
      hint: 'The deployment is recorded. Give `ref` to operation start (the branch, tag or SHA that was built), or to finish.',
    },
  );
}

function mismatch(tag: string, deployed: string, named: string): UserError {
  return new UserError(
    'TAG_REFUSED',
    `The tag ${tag} was not set: the deployment is for ${deployed}, but \`ref\` is ${named}.`,
    {
      hint: 'The deployment is recorded. Give the same `ref` to operation start and to finish.',
    },
  );
}

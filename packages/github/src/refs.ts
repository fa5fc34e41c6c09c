import { ApiError } from './api-error';
import type { GitHub } from './client';
import { field, text } from './shape';
import { writeOnce } from './write-once';

export interface Tag {
  /** The commit that it stands on, also through an annotated tag. */
  sha: string;
}

/** What a name of a branch, a tag or a commit stands for. */
export type ResolvedRef =
  | { kind: 'found'; sha: string; fullName: string }
  | { kind: 'missing' }
  /** Several objects have this name and are different commits. */
  | { kind: 'ambiguous'; candidates: { sha: string; fullName: string }[] };

const WHOLE_SHA = /^[0-9a-f]{40}$/i;
const SHORT_SHA = /^[0-9a-f]{7,39}$/i;
/** Tags of tags are rare; in a circle they cannot be. */
const DEEPEST_TAG = 5;

/**
 * The commit that a branch, a tag, a full name (`refs/…`) or a SHA of at least 7 digits names. All that could be meant
 * is asked for: a name that is a branch and a tag of different commits is ambiguous, and no order decides.
 */
export async function resolveRef(github: GitHub, name: string): Promise<ResolvedRef> {
  const candidates: { sha: string; fullName: string }[] = [];
  const add = (fullName: string, sha: string | undefined) => {
    if (sha !== undefined) candidates.push({ sha, fullName });
  };
  if (WHOLE_SHA.test(name)) add(name.toLowerCase(), await wholeCommit(github, name.toLowerCase()));
  else if (name.startsWith('refs/')) add(name, await commitAtRef(github, name.slice('refs/'.length)));
  else {
    const [tag, branch, short] = await Promise.all([
      commitAtRef(github, `tags/${name}`),
      commitAtRef(github, `heads/${name}`),
      SHORT_SHA.test(name) ? commitByPrefix(github, name.toLowerCase()) : undefined,
    ]);
    add(`refs/tags/${name}`, tag);
    add(`refs/heads/${name}`, branch);
    add(short ?? '', short);
  }
  const [first] = candidates;
  if (first === undefined) return { kind: 'missing' };
  const isOne = candidates.every(({ sha }) => sha === first.sha);
  return isOne ? { kind: 'found', ...first } : { kind: 'ambiguous', candidates };
}

/** The tag of this name; undefined where there is none. */
export async function findTag(github: GitHub, name: string): Promise<Tag | undefined> {
  const sha = await commitAtRef(github, `tags/${name}`);
  return sha === undefined ? undefined : { sha };
}

/** The commit that `heads/…` or `tags/…` stands on, also through annotated tags; undefined where there is none. */
async function commitAtRef(github: GitHub, ref: string): Promise<string | undefined> {
  const purpose = { doing: `look up ${ref}`, permission: 'contents: read' };
  return unlessMissing(async () => {
    let target = field(await github.call(purpose, (octokit, at) => octokit.rest.git.getRef({ ...at, ref })), 'object');
    for (let depth = 0; text(target, 'type') === 'tag' && depth < DEEPEST_TAG; depth++) {
      const sha = text(target, 'sha');
      const tag = await github.call(purpose, (octokit, at) => octokit.rest.git.getTag({ ...at, tag_sha: sha }));
      target = field(tag, 'object');
    }
    return text(target, 'sha');
  });
}

async function wholeCommit(github: GitHub, sha: string): Promise<string | undefined> {
  const purpose = { doing: `look up the commit ${sha}`, permission: 'contents: read' };
  return unlessMissing(async () => {
    await github.call(purpose, (octokit, at) => octokit.rest.git.getCommit({ ...at, commit_sha: sha }));
    return sha;
  });
}

/** GitHub would also take a branch of this name for it: only a commit that begins so counts. */
async function commitByPrefix(github: GitHub, prefix: string): Promise<string | undefined> {
  const purpose = { doing: `look up the commit ${prefix}`, permission: 'contents: read' };
  const sha = await unlessMissing(async () =>
    text(
      await github.call(purpose, (octokit, at) => octokit.rest.repos.getCommit({ ...at, ref: prefix, per_page: 1 })),
      'sha',
    ),
  );
  return sha?.startsWith(prefix) ? sha : undefined;
}

/** 404: there is none. 409: the repository is empty. 422: no commit, or several, begin so. */
async function unlessMissing(look: () => Promise<string>): Promise<string | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ApiError && [404, 409, 422].includes(error.status ?? 0)) return undefined;
    throw error;
  }
}

/**
 * The tag after this call, and whether it is new: an existing one is left where it stands, so compare its `sha`.
 */
export async function createTag(github: GitHub, name: string, sha: string): Promise<Tag & { created: boolean }> {
  const existing = await findTag(github, name);
  if (existing) return { ...existing, created: false };
  const purpose = { doing: `create the tag ${name}`, permission: 'contents: write' };
  const send = async () => {
    await github.call(purpose, (octokit, at) => octokit.rest.git.createRef({ ...at, ref: `refs/tags/${name}`, sha }));
    return { sha };
  };
  try {
    return { ...(await writeOnce(github, send, () => findTag(github, name))), created: true };
  } catch (error) {
    // 422: another run created it between our read and our write.
    const first = error instanceof ApiError && error.status === 422 ? await findTag(github, name) : undefined;
    if (first) return { ...first, created: false };
    throw error;
  }
}

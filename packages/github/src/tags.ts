import { ApiError } from './api-error';
import type { GitHub } from './client';
import { field, text } from './shape';
import { writeOnce } from './write-once';

export interface Tag {
  /** The commit that it stands on, also through an annotated tag. */
  sha: string;
}

/** The tag of this name; undefined where there is none. */
export async function findTag(github: GitHub, name: string): Promise<Tag | undefined> {
  const purpose = { doing: `look up the tag ${name}`, permission: 'contents: read' };
  try {
    const ref = await github.call(purpose, (octokit, at) => octokit.rest.git.getRef({ ...at, ref: `tags/${name}` }));
    const target = field(ref, 'object');
    if (text(target, 'type') !== 'tag') return { sha: text(target, 'sha') };
    const annotated = await github.call(purpose, (octokit, at) =>
      octokit.rest.git.getTag({ ...at, tag_sha: text(target, 'sha') }),
    );
    return { sha: text(field(annotated, 'object'), 'sha') };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
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
    // 422: somebody else was first, between our look and our write.
    const first = error instanceof ApiError && error.status === 422 ? await findTag(github, name) : undefined;
    if (first) return { ...first, created: false };
    throw error;
  }
}

import { sample } from './openapi.mjs';

/** What the store remembers, as GitHub's answers show it. */

export function deploymentAnswer(store, deployment) {
  const { statuses: _, creator, ...fields } = deployment;
  const url = `${store.url}/repos/${store.owner}/${store.repo}/deployments/${deployment.id}`;
  return {
    ...sample('deployment'),
    ...fields,
    original_environment: deployment.environment,
    creator: sample('simple-user', { login: creator }),
    updated_at: deployment.statuses.at(-1)?.created_at ?? deployment.created_at,
    url,
    statuses_url: `${url}/statuses`,
    repository_url: `${store.url}/repos/${store.owner}/${store.repo}`,
  };
}

export function statusAnswer(store, deployment, status) {
  const url = `${store.url}/repos/${store.owner}/${store.repo}/deployments/${deployment.id}`;
  return {
    ...sample('deployment-status'),
    ...status,
    target_url: status.log_url,
    creator: sample('simple-user', { login: 'github-actions[bot]' }),
    updated_at: status.created_at,
    url: `${url}/statuses/${status.id}`,
    deployment_url: url,
    repository_url: `${store.url}/repos/${store.owner}/${store.repo}`,
  };
}

export function refAnswer(store, ref, { type, sha }) {
  const base = `${store.url}/repos/${store.owner}/${store.repo}/git`;
  return { ...sample('git-ref'), ref, url: `${base}/${ref}`, object: { type, sha, url: `${base}/${type}s/${sha}` } };
}

export function tagAnswer(store, sha, { tag, commit }) {
  const object = {
    type: 'commit',
    sha: commit,
    url: `${store.url}/repos/${store.owner}/${store.repo}/git/commits/${commit}`,
  };
  return { ...sample('git-tag'), sha, tag, object };
}

export function commitAnswer({ sha, message }) {
  return { ...sample('git-commit'), sha, message };
}

export function pullAnswer(sha, { number, merged = true, mergeCommitSha = sha }) {
  return {
    ...sample('pull-request-simple'),
    number,
    state: merged ? 'closed' : 'open',
    merged_at: merged ? '2020-01-01T00:00:00Z' : null,
    merge_commit_sha: mergeCommitSha,
  };
}

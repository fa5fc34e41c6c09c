import { describeOperation, sample } from './openapi.mjs';
import { commitAnswer, deploymentAnswer, pullAnswer, refAnswer, statusAnswer, tagAnswer } from './represent.mjs';

const REPO = '/repos/{owner}/{repo}';
const STATUS_LIMIT = 140;

const notFound = () => ({
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
});
const unprocessable = (message, errors = []) => ({
  status: 422,
  body: { message, errors, documentation_url: 'https://docs.github.com/rest' },
});

/** Every operation that the double knows: documented name, needed permission, what it does. */
export const operations = [
  operation('GET', `${REPO}/deployments`, 'deployments: read', ({ store, query, page }) => {
    const matches = store.state.deployments.filter((deployment) =>
      ['sha', 'task', 'environment', 'ref'].every((key) => !query[key] || deployment[key] === query[key]),
    );
    return page(matches.reverse().map((deployment) => deploymentAnswer(store, deployment)));
  }),
  operation('POST', `${REPO}/deployments`, 'deployments: write', ({ store, body }) => {
    if (store.resolveRef(body.ref) === undefined) return unprocessable(`No ref found for: ${body.ref}`);
    // What the defaults of these two may come to; a careful client never sees it.
    if (body.auto_merge !== false) return { status: 202, body: { message: 'Auto-merged main into the ref.' } };
    if (body.required_contexts === undefined) {
      return { status: 409, body: { message: 'Conflict: Commit status checks failed for the ref.' } };
    }
    const { auto_merge: _, required_contexts: __, ...fields } = body;
    return { status: 201, body: deploymentAnswer(store, store.addDeployment(fields)) };
  }),
  operation('GET', `${REPO}/deployments/{deployment_id}`, 'deployments: read', ({ store, path }) => {
    const deployment = store.deployment(path.deployment_id);
    return deployment ? { status: 200, body: deploymentAnswer(store, deployment) } : notFound();
  }),
  operation('GET', `${REPO}/deployments/{deployment_id}/statuses`, 'deployments: read', ({ store, path, page }) => {
    const deployment = store.deployment(path.deployment_id);
    if (!deployment) return notFound();
    return page(deployment.statuses.toReversed().map((status) => statusAnswer(store, deployment, status)));
  }),
  operation('POST', `${REPO}/deployments/{deployment_id}/statuses`, 'deployments: write', ({ store, path, body }) => {
    const deployment = store.deployment(path.deployment_id);
    if (!deployment) return notFound();
    const problem = statusProblem(body);
    if (problem)
      return unprocessable('Validation Failed', [{ resource: 'DeploymentStatus', code: 'custom', ...problem }]);
    return { status: 201, body: statusAnswer(store, deployment, store.addStatus(deployment, body)) };
  }),
  operation('GET', `${REPO}/git/ref/{ref}`, 'contents: read', ({ store, path }) => {
    const name = `refs/${path.ref}`;
    const ref = store.state.refs[name];
    return ref ? { status: 200, body: refAnswer(store, name, ref) } : notFound();
  }),
  operation('POST', `${REPO}/git/refs`, 'contents: write', ({ store, body }) => {
    if (!/^refs\/[^/]+\/./.test(body.ref))
      return unprocessable('Reference name must start with refs/ and have two slashes');
    if (store.state.refs[body.ref]) return unprocessable('Reference already exists');
    if (store.resolveRef(body.sha) !== body.sha) return unprocessable('Object does not exist');
    store.state.refs[body.ref] = { type: 'commit', sha: body.sha };
    return { status: 201, body: refAnswer(store, body.ref, store.state.refs[body.ref]) };
  }),
  operation('GET', `${REPO}/git/tags/{tag_sha}`, 'contents: read', ({ store, path }) => {
    const tag = store.state.annotatedTags[path.tag_sha];
    return tag ? { status: 200, body: tagAnswer(store, path.tag_sha, tag) } : notFound();
  }),
  operation('GET', `${REPO}/git/commits/{commit_sha}`, 'contents: read', ({ store, path }) => {
    const commit = store.state.commits.find(({ sha }) => sha === path.commit_sha);
    return commit ? { status: 200, body: commitAnswer(commit) } : notFound();
  }),
  operation('GET', `${REPO}/commits/{commit_sha}/pulls`, 'pull-requests: read', ({ store, path, page }) => {
    const commit = store.state.commits.find(({ sha }) => sha === path.commit_sha);
    return commit ? page(commit.pulls.map((pull) => pullAnswer(commit.sha, pull))) : notFound();
  }),
  operation('GET', `${REPO}/commits/{ref}`, 'contents: read', ({ store, path }) => {
    const named = store.resolveRef(path.ref);
    const matches = store.state.commits.filter(({ sha }) => sha === named || sha.startsWith(path.ref));
    if (matches.length !== 1 || path.ref.length < 4) return unprocessable(`No commit found for SHA: ${path.ref}`);
    return { status: 200, body: sample('commit', { sha: matches[0].sha }) };
  }),
];

function operation(method, path, permission, handle) {
  const names = [];
  const pattern = path.replace(/\{(\w+)\}/g, (_, name) => {
    names.push(name);
    return name === 'ref' ? '(.+)' : '([^/]+)';
  });
  const expression = new RegExp(`^${pattern}$`);
  let described;
  return {
    method,
    permission,
    handle,
    describe() {
      described ??= describeOperation(method, path);
      return described;
    },
    match(pathname) {
      const found = expression.exec(pathname);
      return found && Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1])]));
    },
  };
}

/** Rules that GitHub enforces and its description leaves out. */
function statusProblem({ description = '', log_url = '', environment_url = '' }) {
  if ([...description].length > STATUS_LIMIT) {
    return { field: 'description', message: `description is too long (maximum is ${STATUS_LIMIT} characters)` };
  }
  for (const [field, url] of Object.entries({ log_url, environment_url })) {
    if (url !== '' && !/^https?:\/\/[^\s]+$/.test(url)) return { field, message: `${field} must use http(s) scheme` };
  }
  return undefined;
}

import { startGitHubDouble } from '../support/github/double.mjs';
import { startSlackDouble } from '../support/slack/slack-double.ts';

/** Slack, as far as the scenarios ask about it. */
export async function startSlack() {
  const double = await startSlackDouble();
  return {
    webhookUrl: double.webhook('deployments'),
    /** Every message that stands in the channel, as all the text that a reader sees, oldest first. */
    messages: () => double.messages.map(({ payload }) => texts(payload).join('\n')),
    refused: () => double.requests.filter(({ answer }) => /^[45]/.test(answer)).map(({ answer }) => answer),
    stop: () => double.close(),
  };
}

/** GitHub, as far as the scenarios ask about it. */
export async function startGitHub({ owner, repo }) {
  const token = 'ghs_endtoendendtoendendtoendendtoend';
  const double = await startGitHubDouble({ owner, repo, token });
  return {
    url: double.url,
    token,
    /** A commit arrives on main. */
    push({ sha, message }) {
      double.state.commits.push({ sha, message, pulls: [] });
      double.state.refs['refs/heads/main'] = { type: 'commit', sha };
    },
    /** Somebody's tag stands on a commit already. */
    tag(name, sha) {
      double.state.refs[`refs/tags/${name}`] = { type: 'commit', sha };
    },
    /** Requests that GitHub's own description does not allow; there must be none. */
    violations: () => double.violations,
    tags: () =>
      Object.keys(double.state.refs)
        .filter((name) => name.startsWith('refs/tags/'))
        .map((name) => name.slice('refs/tags/'.length)),
    /** The states of each deployment of an environment, oldest first. */
    deploymentStates: (environment) =>
      double.state.deployments
        .filter((deployment) => deployment.environment === environment)
        .map(({ statuses }) => statuses.map(({ state }) => state)),
    stop: () => double.stop(),
  };
}

function texts(value) {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const own = typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(texts)];
}

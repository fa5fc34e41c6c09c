import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startGitHubDouble } from '../test/support/github/double.mjs';
import { startSlackDouble } from '../test/support/slack/slack-double.ts';
import { makeKeyPair } from '../test/support/ssh/server.ts';
import { openHost } from './host.mjs';
import { Job } from './job.mjs';
import { startObserver } from './observer.mjs';
import { dist } from './prerequisites.mjs';
import { startUsers } from './users.mjs';

const HOSTS = ['web1', 'web2'];

/** Everything that the story needs, on loopback: hosts, a GitHub, a Slack, users, and somebody who watches. */
export async function openStage(output, signal) {
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return await furnish();
  } catch (error) {
    await close();
    throw error;
  }

  async function furnish() {
    const key = makeKeyPair();
    const github = await startGitHubDouble({ owner: 'acme', repo: 'signupflow' });
    closers.push(() => github.stop());
    const slack = await startSlackDouble();
    closers.push(() => slack.close());
    const hosts = [];
    for (const name of HOSTS) {
      const home = join(output, 'hosts', name);
      mkdirSync(home, { recursive: true });
      const host = await openHost({ name, home, publicKey: key.publicKey });
      hosts.push(host);
      process.once('exit', host.stopApplication);
      closers.push(
        // The other way round when they are called: first nobody can start it any more.
        () => host.stopApplication(),
        () => host.stop(),
      );
    }
    const users = startUsers(hosts.map(({ url }) => url));
    closers.push(() => users.stop());
    const observer = startObserver(hosts);
    closers.push(() => observer.stop());

    return {
      output,
      hosts,
      github,
      slack,
      users,
      observer,
      token: github.token,
      privateKey: key.privateKey,
      webhookUrl: slack.webhook(),
      close,
      /** A commit arrives on main; returns its SHA. */
      commit(message) {
        const sha = createHash('sha1').update(message).digest('hex');
        github.state.commits.push({ sha, message, pulls: [] });
        github.state.refs['refs/heads/main'] = { type: 'commit', sha };
        return sha;
      },
      openJob({ name, sha, runId, attempt, onStep }) {
        const env = environment({ apiUrl: github.url, sha, runId, attempt });
        return new Job({ dist, folder: join(output, 'runs', name), env, signal, onStep });
      },
      /** Hosts by their names, in what the actions print. */
      named: (text) =>
        hosts.reduce((told, { labels, name }) => labels.reduce((so, label) => so.replaceAll(label, name), told), text),
      keep(path, content) {
        const file = join(output, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      },
    };
  }
}

/** What GitHub tells a step, and nothing of this machine's own environment. */
function environment({ apiUrl, sha, runId, attempt }) {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'ada',
    GITHUB_TRIGGERING_ACTOR: 'ada',
    GITHUB_API_URL: apiUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/signupflow',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: sha,
    GITHUB_WORKFLOW: 'Deploy to production',
    GITHUB_JOB: 'deploy',
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_ATTEMPT: String(attempt),
  };
}

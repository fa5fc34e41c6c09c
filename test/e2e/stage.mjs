import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyPair, startHost } from '../support/host/index.mjs';
import { freePort } from '../support/host/ports.mjs';
import { findTool } from '../support/host/prerequisites.mjs';
import { runAct } from './act.mjs';
import { startGitHub, startSlack } from './doubles.mjs';
import { createRepository, owner, repo } from './repository.mjs';
import { siteOf } from './site.mjs';
import { startTraffic } from './traffic.mjs';

/** The pipeline's minutes as fractions of a second. */
const QUICK = {
  ALIVE_TIMEOUT: '10s',
  HEALTH_INTERVAL: '200ms',
  HEALTH_SOAK: '1s',
  MONITOR_DATABASE: '600ms',
  MONITOR_INTERVAL: '200ms',
  MONITOR_SUSTAIN: '600ms',
  MONITOR_DURATION: '2s',
};

/** A test with a stage of its own, which is cleared away afterwards; after a failure its files stay. */
export function scenario(title, options, play) {
  test(title, { timeout: 5 * 60_000 }, async () => {
    const stage = await openStage(options);
    try {
      await play(stage);
    } catch (error) {
      stage.keep();
      throw error;
    } finally {
      await stage.close();
    }
  });
}

/** Hosts, doubles and a repository: everything that SignUpFlow's workflows touch. */
export async function openStage({ staging = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  const closers = [];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
  };
  try {
    return await furnish();
  } catch (error) {
    await close();
    throw error;
  }

  async function furnish() {
    let isKept = false;
    closers.push(() => {
      if (!isKept) rmSync(folder, { recursive: true, force: true });
    });
    const key = keyPair(join(folder, 'deploy_key'), 'deploy');
    const github = await startGitHub({ owner, repo });
    closers.push(() => github.stop());
    const repository = createRepository(join(folder, 'repository'), (commit) => github.push(commit));
    const slack = await startSlack();
    closers.push(() => slack.stop());

    const openSite = async (name, shell = '') => {
      const host = await startHost({ name, folder: join(folder, name), publicKey: key.publicKey, shell });
      closers.push(() => host.stop());
      const port = await freePort();
      mkdirSync(join(host.folder, 'shared'));
      writeFileSync(join(host.folder, 'shared', 'port'), `${port}\n`);
      return siteOf(host, `http://127.0.0.1:${port}`);
    };
    // A fleet is seldom of one kind: one Debian as it comes, one on which sh and every tool is busybox.
    const production = [await openSite('production-a'), await openSite('production-b', findTool('busybox'))];
    const stagingSites = staging ? [await openSite('staging')] : [];

    let runs = 0;
    const run = async (workflow, { runId, attempt = 1, vars = {}, env = {}, sites = production, ...options } = {}) => {
      runs += 1;
      const name = `${String(runs).padStart(2, '0')}-${workflow.replace(/\.yml$/, '')}`;
      return runAct({
        repository: repository.folder,
        folder: join(folder, 'runs', name),
        workflow,
        vars: { ...variables(sites), ...vars },
        secrets: {
          GITHUB_TOKEN: github.token,
          PRODUCTION_SSH_KEY: key.privateKey,
          STAGING_SSH_KEY: key.privateKey,
          SLACK_WEBHOOK_URL: slack.webhookUrl,
        },
        env: {
          GITHUB_API_URL: github.url,
          GITHUB_RUN_ID: String(runId ?? 1000 + runs),
          GITHUB_RUN_ATTEMPT: String(attempt),
          ...env,
        },
        ...options,
      });
    };

    return {
      folder,
      repository,
      github,
      slack,
      production,
      staging: stagingSites,
      run,
      deployToStaging: () => run('deploy-staging.yml', { event: 'push', sites: stagingSites }),
      deploy: (sha, options = {}) => run('deploy-production.yml', { inputs: { commit_sha: sha }, ...options }),
      rollBack: (options = {}) => run('rollback.yml', options),
      /** Users of both instances, until the scenario ends. */
      sendTraffic() {
        const traffic = startTraffic(production.map(({ url }) => url));
        closers.push(() => traffic.stop());
        return traffic;
      },
      keep() {
        isKept = true;
        console.error(`The files of this scenario are in ${folder}`);
      },
      close,
    };
  }
}

/** What a maintainer of SignUpFlow would store as variables of an environment. */
function variables(sites) {
  const lines = (of) => sites.map(of).join('\n');
  return {
    ...QUICK,
    APP_URL: 'https://signupflow.example',
    HOSTS: lines(({ host }) => host.address),
    KNOWN_HOSTS: lines(({ host }) => host.knownHosts),
    HEALTH_URLS: lines(({ host, url }) => `${host.name}=${url}/health\n${host.name}-auth=${url}/api/auth/health`),
    METRICS_URLS: lines(({ url }) => `${url}/metrics`),
  };
}

import type { HostStatus, Release } from '@deploy-actions/release';
import type { DeployPlan, Site } from './deploy-plan';

/**
 * What the host would say of its releases once the new one is live and settled: from what it said when it was locked
 * and what was done since. It spares the question. Other members are as they were.
 */
export function statusAfter({ status, choice }: Pick<Site, 'status' | 'choice'>, plan: DeployPlan): HostStatus {
  if (!('release' in choice) || choice.kind === 'unchanged') return status;
  const known = status.releases.find(({ release }) => release === choice.release);
  const order = 1 + Math.max(0, ...status.releases.map((release) => release.order));
  const state = plan.confirm === 'auto' ? 'good' : 'live';
  const live: Release = { ...(known ?? staged(choice.release, plan)), order, state, checked: true };
  return {
    ...status,
    current: choice.release,
    releases: [...status.releases.filter((release) => release !== known), live],
    bad: plan.allowBad ? status.bad.filter(({ version }) => version !== plan.record.version) : status.bad,
  };
}

function staged(release: string, { record }: DeployPlan): Release {
  const { version, strategy, environment, steps, shell, healthTimeoutMs, healthUrl, irreversible } = record;
  return {
    release,
    version,
    strategy,
    environment,
    steps: Object.fromEntries(Object.entries(steps).map(([name, program]) => [name, program ?? ''])),
    ...(shell === undefined ? {} : { shell }),
    healthTimeoutMs,
    ...(healthUrl === undefined ? {} : { healthUrl }),
    ...(irreversible === undefined ? {} : { irreversible }),
    payloadSha256: '',
    recordSha256: '',
    previousVersion: '',
    activatedAt: null,
    events: [],
    state: 'staged',
    order: 0,
    checked: false,
  };
}

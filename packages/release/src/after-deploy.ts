import type { DeployPlan, Site } from './deploy-plan';
import type { HostStatus, Release } from './host-status';

/** How the host is once the release of this plan is live there: what it said before, and what the deploy has changed. */
export function statusAfter({ status, choice }: Pick<Site, 'status' | 'choice'>, plan: DeployPlan): HostStatus {
  if (!('release' in choice) || choice.kind === 'unchanged') return status;
  const { record, confirm, allowBad } = plan;
  const known = status.releases.find(({ release }) => release === choice.release);
  const live: Release = {
    ...(known ?? unknown(plan)),
    release: choice.release,
    state: confirm === 'auto' ? 'good' : 'live',
    order: Math.max(0, ...status.releases.map(({ order }) => order)) + 1,
    checked: true,
  };
  return {
    ...status,
    current: choice.release,
    releases: [...status.releases.filter((one) => one !== known), live],
    bad: status.bad.filter(({ version }) => !(allowBad && version === record.version)),
  };
}

function unknown({ record }: DeployPlan): Omit<Release, 'release' | 'state' | 'order' | 'checked'> {
  const { version, strategy, steps, healthTimeoutMs, healthUrl, irreversible, environment } = record;
  return {
    ...{ version, strategy, healthTimeoutMs, healthUrl, irreversible, environment },
    steps: Object.fromEntries(Object.entries(steps)),
    ...{ activatedAt: null, payloadSha256: '', recordSha256: '', previousVersion: '', events: [] },
  };
}

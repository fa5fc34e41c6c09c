import type { UserError } from '@deploy-actions/error';
import { type Activation, activate } from './activate';
import type { DeployPlan, Site } from './deploy-plan';
import { asUserError } from './fleet-lock';
import { failRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { settlementOf, tellProblems } from './settle-fleet';
import { takeBack } from './take-back';

/**
 * Batch by batch; the next one waits until this one is healthy. With `onFailure: revert` the first failure is thrown.
 * Else the hosts that failed have gone back by themselves, and their failures are returned. A host that `isAlone` settles
 * in the same call as it is switched, where nothing has to come in between: it spares a round trip.
 */
export async function goLive(
  todo: readonly Site[],
  plan: DeployPlan,
  world: FleetWorld,
  isAlone = false,
): Promise<UserError[]> {
  const failures: UserError[] = [];
  const batches = Math.ceil(todo.length / plan.batchSize);
  for (let batch = 0; batch < batches; batch++) {
    world.signal.throwIfAborted();
    const sites = todo.slice(batch * plan.batchSize, (batch + 1) * plan.batchSize);
    const names = sites.map(({ host }) => host.label).join(', ');
    const failed = await world.log.group(`Batch ${batch + 1} of ${batches}: ${names}`, async () => {
      const results = await Promise.allSettled(sites.map((site) => goLiveOn(site, plan, world, isAlone)));
      return results.flatMap((result, index) => {
        const site = sites[index];
        return result.status === 'rejected' && site ? [{ site, error: asUserError(site.host, result.reason) }] : [];
      });
    });
    const [first] = failed;
    if (!first) continue;
    if (world.signal.aborted || (plan.onFailure ?? 'revert') === 'revert') throw first.error;
    for (const { error } of failed) world.log.event(`${error.code}: ${error.message}`);
    const back = failed.map(({ site }) => site);
    await takeBack(back, plan, first.error, world);
    failures.push(...failed.map(({ error }) => error));
    if (plan.onFailure === 'stop') break;
  }
  return failures;
}

async function goLiveOn(site: Site, plan: DeployPlan, world: FleetWorld, isAlone: boolean): Promise<void> {
  const { host, row, before } = site;
  if (!('release' in site.choice)) return;
  const start = world.clock.elapsed();
  const activation: Activation = {
    ...plan.record,
    release: site.choice.release,
    commandTimeoutMs: plan.commandTimeoutMs,
    operation: 'deploy',
    previousVersion: before?.version ?? '',
    reason: 'deploy',
    ...(isAlone ? { settlement: settlementOf(site, site.choice.release, plan, { isWhole: true, isLast: true }) } : {}),
  };
  const hooks = {
    onSwitch: () => {
      site.swap = 'asked';
    },
    onSwitched: () => {
      site.swap = 'made';
    },
    onStdout: (text: string) => {
      row.stdout += text;
    },
    onSettled: (problems: readonly string[]) => {
      site.isSettled = true;
      tellProblems(site, problems, world);
    },
  };
  try {
    await activate(host, activation, hooks, world);
    row.verdict = 'deployed';
    row.version = activation.version;
    row.release = activation.release;
    row.previousVersion = before?.version ?? '';
  } catch (error) {
    failRow(row, error);
    world.log.event(`${row.message.startsWith(host.label) ? '' : `${host.label}: `}${row.message.split('\n')[0]}`);
    throw error;
  } finally {
    row.durationMs += Math.round(world.clock.elapsed() - start);
  }
}

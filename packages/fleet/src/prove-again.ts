import type { UserError } from '@deploy-actions/error';
import type { Site } from './deploy-plan';
import { asUserError } from './fleet-lock';
import { failRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { chooseRelease, type Wanted } from './release-choice';

/**
 * Proves what is on a host already and is to go live again; what is not whole any more is chosen anew, and so becomes a
 * release of its own. Returns what went wrong, which the rows of those hosts tell, too.
 */
export async function proveAgain(
  sites: readonly Site[],
  wanted: Wanted,
  world: Pick<FleetWorld, 'log'>,
): Promise<UserError[]> {
  const failures = await Promise.all(
    sites.map(async (site) => {
      try {
        await proveOn(site, wanted, world);
        return [];
      } catch (error) {
        failRow(site.row, error);
        return [asUserError(site.host, error)];
      }
    }),
  );
  return failures.flat();
}

async function proveOn(site: Site, wanted: Wanted, { log }: Pick<FleetWorld, 'log'>): Promise<void> {
  const { host, status } = site;
  const damaged = new Set<string>();
  while (site.choice.kind === 'activate') {
    const { release } = site.choice;
    const why = await host.prove(release);
    if (why === undefined) return;
    damaged.add(release);
    site.choice = chooseRelease(status, wanted, damaged);
    const next = 'release' in site.choice ? site.choice.release : '';
    log.warning(`${host.label}: ${release} is not what was deployed: ${why}. It is left alone, and ${next} goes live.`);
  }
}

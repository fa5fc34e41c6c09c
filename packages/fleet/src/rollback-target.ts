import { badReason, type HostStatus, isGood, liveRelease, type Release } from '@deploy-actions/release';
import { isUndone } from './releases-left';

export type Target = { release: Release } | { problem: string };

/**
 * Where a rollback leads: the newest release that was good before the live one came, is not marked bad, is still on the
 * host and still has its migration, if it had one. "Newest" goes by the host's own count of deploys, never by names or clocks, and a rollback does not change
 * that count; so two rollbacks in a row go two steps back, not back and forth.
 */
export function rollbackTarget(host: HostStatus, toVersion?: string): Target {
  const live = liveRelease(host);
  if (toVersion !== undefined) return named(host, toVersion);
  const before = live && live.order > 0 ? live.order : Number.POSITIVE_INFINITY;
  const candidates = host.releases
    .filter((release) => isGood(release) && release.order < before && release.release !== host.current)
    .filter((release) => release.version !== live?.version && badReason(host, release.version) === undefined)
    .filter((release) => !isUndone(release))
    .sort((a, b) => b.order - a.order);
  const [release] = candidates;
  return release ? { release } : { problem: 'this host has no earlier good release to roll back to' };
}

function named(host: HostStatus, version: string): Target {
  const reason = badReason(host, version);
  if (reason !== undefined) return { problem: `${version} is marked bad: ${reason}` };
  const known = host.releases.filter((release) => release.version === version && release.state !== 'staged');
  const [release] = known.sort((a, b) => b.order - a.order);
  if (release && isUndone(release)) return { problem: `the migration of ${version} was undone: deploy it again` };
  return release ? { release } : { problem: `${version} is not on this host, or never went live on it` };
}

/** As git shows them; a shorter prefix is more likely a typing error. */
const SHORTEST_PREFIX = 7;
const LISTED = 20;

/**
 * The version that `wanted` names on these hosts: itself, or the only one that begins with it. All hosts of a fleet get
 * the same answer, so that none goes to another version than the others.
 */
export function resolveVersion(
  wanted: string,
  hosts: readonly HostStatus[],
): { version: string } | { problem: string } {
  const versions = versionsOn(hosts);
  if (versions.includes(wanted)) return { version: wanted };
  const matches = wanted.length < SHORTEST_PREFIX ? [] : versions.filter((version) => version.startsWith(wanted));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return { version: only };
  if (matches.length > 1) return { problem: `${wanted} is ambiguous: ${listed(matches)}` };
  const rule = wanted.length < SHORTEST_PREFIX ? ` (a prefix needs at least ${SHORTEST_PREFIX} characters)` : '';
  return {
    problem: `${wanted} is not on the hosts${rule}; they have: ${listed(versions) || 'no release that was live'}`,
  };
}

/** Each once, the newest of a host first. */
function versionsOn(hosts: readonly HostStatus[]): string[] {
  const versions = hosts.flatMap(({ releases }) =>
    releases
      .filter(({ state }) => state !== 'staged')
      .sort((a, b) => b.order - a.order)
      .map(({ version }) => version),
  );
  return [...new Set(versions)];
}

function listed(versions: readonly string[]): string {
  const more = versions.length > LISTED ? ` and ${versions.length - LISTED} more` : '';
  return `${versions.slice(0, LISTED).join(', ')}${more}`;
}

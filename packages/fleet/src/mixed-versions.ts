import type { HostRow } from './fleet-result';

/** Which hosts have which version live; the empty text stands for none, and who could not be asked is left out. */
export type LiveVersions = Record<string, string[]>;

export function liveVersions(rows: readonly Pick<HostRow, 'host' | 'version'>[]): LiveVersions {
  const known = rows.filter(({ version }) => version !== 'unknown');
  const versions = [...new Set(known.map(({ version }) => version))];
  return Object.fromEntries(
    versions.map((version) => [version, known.filter((row) => row.version === version).map(({ host }) => host)]),
  );
}

/** In words, where not all hosts have the same; else undefined. */
export function mixedVersions(rows: readonly Pick<HostRow, 'host' | 'version'>[]): string | undefined {
  const groups = Object.entries(liveVersions(rows));
  if (groups.length < 2) return undefined;
  return groups.map(([version, hosts]) => `${version || 'nothing'} on ${hosts.join(', ')}`).join('; ');
}

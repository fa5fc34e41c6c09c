import type { FleetResult, HostRow } from '@deploy-actions/fleet';

const CHANGES = ['deployed', 'confirmed', 'rolled-back', 'reverted', 'failed'];

/** How the log of a run that changed something, or meant to, ends: a line for each verdict, with its hosts. */
export function lastWords({ verdict, rows }: FleetResult<string>): string[] {
  if (!CHANGES.includes(verdict)) return [];
  const told = rows.map((row) => ({ host: row.host, what: `${row.verdict} (live: ${liveNow(row)})` }));
  return [...new Set(told.map(({ what }) => what))].map((what) => {
    const group = told.filter((one) => one.what === what);
    return `${what}: ${group.map(({ host }) => host).join(', ')}`;
  });
}

function liveNow({ release, version }: HostRow): string {
  return release || version || 'nothing';
}

import { type Host, liveRelease } from '@deploy-actions/release';
import type { Journey } from './bring-back';
import { ranMigration, releasesLeft } from './releases-left';
import type { StepPrograms } from './step-failure';

/** One migration to undo: the release, and the host on which its migration ran. */
export interface Undo {
  host: Host;
  release: string;
  version: string;
  /** Its programs, and what runs them. */
  programs: StepPrograms;
}

export type UndoPlan = { undos: Undo[] } | { code: 'IRREVERSIBLE' | 'NO_PREVIOUS_RELEASE'; problem: string };

/**
 * The migrations that the fleet leaves behind, the newest first, each once and on the host that ran it. None at all
 * where a host would stay on something that may need them.
 */
export function planUndo(journeys: readonly Journey[]): UndoPlan {
  const stuck = journeys.flatMap(({ host, move }) => (move.kind === 'stuck' ? [{ host, move }] : []));
  const [first] = stuck;
  if (first) return { code: first.move.code, problem: `${first.host.label}: ${first.move.why}` };
  const left = journeys
    .map(({ status, move }) => (move.kind === 'go' ? releasesLeft(status, move.release) : []))
    .sort((a, b) => b.length - a.length)
    .flat()
    .filter(({ steps }) => steps['migrate-down'] !== undefined);
  const names = [...new Set(left.map(({ release }) => release))];
  for (const { host, status, move } of journeys) {
    const live = liveRelease(status);
    const needed = status.releases.find(
      ({ release, order }) => names.includes(release) && order > 0 && order <= (live?.order ?? 0),
    );
    if (move.kind === 'stay' && needed) {
      const problem = `${host.label} stays on ${live?.version}, which needs the migration of ${needed.version}: it is not undone`;
      return { code: 'IRREVERSIBLE', problem };
    }
  }
  const undos = names.flatMap((name) => {
    const [ran] = journeys.flatMap(({ host, status }) => {
      const known = status.releases.find(({ release }) => release === name);
      return known && ranMigration(known) ? [{ host, release: name, version: known.version, programs: known }] : [];
    });
    return ran ? [ran] : [];
  });
  return { undos };
}

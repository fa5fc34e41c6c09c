import type { CheckState } from './check-state';
import { versionMix } from './version-mix';

const QUIET_MS = 10_000;
/** A service whose every answer looks different is told about as one that flaps. */
const MOST_LOOKS = 8;

/** What the log says of a start: news at once, and what only goes to and fro every ten seconds, with counts. */
export class StartTalk {
  private readonly told = new Set<string>();
  private toldAtMs = Number.NEGATIVE_INFINITY;

  /** `change` is what could be said; gives back what is to be said, or undefined. */
  of(change: string | undefined, { phase, verdict, window }: CheckState, atMs: number): string | undefined {
    const newest = window.at(-1);
    if (change === undefined || phase !== 'starting' || verdict !== '' || newest === undefined) return change;
    const look = JSON.stringify([newest.ok, newest.kind, newest.status, newest.version]);
    if (!this.told.has(look) && this.told.size < MOST_LOOKS) {
      this.told.add(look);
      this.toldAtMs = atMs;
      return change;
    }
    if (atMs - this.toldAtMs < QUIET_MS) return undefined;
    this.toldAtMs = atMs;
    const good = window.filter(({ ok }) => ok).length;
    const versions = versionMix(window)?.counts.slice(0, 3) ?? [];
    const counts = versions.map(([version, count]) => `, ${count} of version ${JSON.stringify(version)}`).join('');
    return `good and bad answers alternate: ${good} of the last ${window.length} answers good${counts}; now ${newest.reason}`;
  }
}

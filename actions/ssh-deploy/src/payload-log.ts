import type { Log } from '@deploy-actions/action';
import { type Payload, showPath } from '@deploy-actions/payload';
import { formatSize } from '@deploy-actions/quantity';

/** What a run ships, for its report. */
export interface PayloadFacts {
  files: number;
  bytes: number;
  /** Paths; quoted where they are not plain. */
  secrets: string[];
  leftOut: string[];
}

/** So many paths are named. */
const SHOWN = 5;

/** Logs what goes into the release and what does not; warns of files that look like secrets. Returns the payload. */
export function tellPayload(payload: Payload, log: Log): Payload {
  const { vcs, hidden, secrets } = payload.notes;
  log.event(`Payload: ${payloadSize(payloadFacts(payload))}`);
  if (vcs.length > 0)
    log.event(`Not shipped, because it is version control: ${names(vcs)} (include-vcs: true ships it)`);
  if (hidden.length > 0) {
    log.event(`Not matched by a pattern of source, because the name starts with a dot: ${names(hidden)}`);
  }
  if (secrets.length > 0) {
    log.warning(
      `The payload has ${secrets.length === 1 ? 'a file that looks' : 'files that look'} like a secret: ${names(secrets)}. ` +
        'A web server may serve it. Keep it out with `exclude`. If it belongs there, name it on its own line in `source`, or with `!` in `exclude`.',
      'Files that look like secrets',
    );
  }
  return payload;
}

export function payloadFacts({ entries, bytes, notes }: Payload): PayloadFacts {
  return {
    files: entries.filter(({ kind }) => kind === 'file').length,
    bytes,
    secrets: notes.secrets.map(showPath),
    leftOut: [...notes.vcs, ...notes.hidden].map(showPath),
  };
}

/** `12 files, 3.4 MiB`. */
export function payloadSize({ files, bytes }: Pick<PayloadFacts, 'files' | 'bytes'>): string {
  return files === 0 ? 'no files' : `${files} ${files === 1 ? 'file' : 'files'}, ${formatSize(bytes)}`;
}

function names(paths: readonly string[]): string {
  const shown = paths.slice(0, SHOWN).map(showPath).join(', ');
  return paths.length > SHOWN ? `${shown} and ${paths.length - SHOWN} more` : shown;
}

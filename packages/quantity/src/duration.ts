const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const DURATION_LEGAL = 'a duration such as 500ms, 10s, 5m, 1h30m or 2d (a bare number is seconds)';

const amount = String.raw`(\d+(?:\.\d+)?)`;
const WITH_UNITS = new RegExp(`^(?:${amount}d)?(?:${amount}h)?(?:${amount}m(?!s))?(?:${amount}s)?(?:${amount}ms)?$`);
const BARE = new RegExp(`^${amount}$`);

/**
 * `1h30m` to whole milliseconds; a bare number is seconds. Units stand from large to small, each once at most.
 * `undefined` where the text is no duration.
 */
export function parseDuration(text: string): number | undefined {
  const compact = text.trim();
  if (compact === '') return undefined;
  const bare = BARE.exec(compact);
  if (bare) return whole(Number(bare[1]) * SECOND_MS);
  const match = WITH_UNITS.exec(compact);
  if (!match) return undefined;
  const [days, hours, minutes, seconds, ms] = match.slice(1).map((part) => Number(part ?? 0));
  return whole(
    (days ?? 0) * DAY_MS + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS + (ms ?? 0),
  );
}

function whole(ms: number): number | undefined {
  return ms <= Number.MAX_SAFE_INTEGER ? Math.round(ms) : undefined;
}

/** Milliseconds for people: `350 ms`, `12.3 s`, `4 min 05 s`, `2 h 03 min`. */
export function formatDuration(ms: number): string {
  if (Math.round(ms) < SECOND_MS) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / SECOND_MS).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND_MS);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

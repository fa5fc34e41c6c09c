import type { SignalResult } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';

const MOST_NAMED = 5;

/** Processes that began anew in the course of a watch, in words: `2 restarts: api-1 at 1 min 10 s, …`; undefined where none did. */
export function restartWords(signals: readonly Pick<SignalResult, 'measurements'>[]): string | undefined {
  const seen = new Map<string, { name: string; atMs: number }>();
  for (const { atMs, instances } of signals.flatMap(({ measurements }) => measurements)) {
    for (const { name, reset, problem } of instances) {
      // Mixed counters are no restarts: their reason says so.
      if (reset && problem?.kind !== 'missing') seen.set(`${atMs} ${name}`, { name, atMs });
    }
  }
  const all = [...seen.values()].sort((a, b) => a.atMs - b.atMs);
  if (all.length === 0) return undefined;
  const named = all.slice(0, MOST_NAMED).map(({ name, atMs }) => `${name} at ${formatDuration(atMs)}`);
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : '';
  return `${all.length === 1 ? '1 restart' : `${all.length} restarts`}: ${named.join(', ')}${more}`;
}

import type { WatchedSignal, WatchRecord } from '@deploy-actions/metric';

const MOST_NAMED = 10;

/** What was recorded and is not judged by these inputs, in words: a good verdict says nothing about it. */
export function leftOut(
  { signals: recorded }: { signals: readonly Pick<WatchRecord['signals'][number], 'name'>[] },
  signals: readonly Pick<WatchedSignal, 'name'>[],
): string | undefined {
  const names = recorded.map(({ name }) => name).filter((name) => !signals.some((signal) => signal.name === name));
  if (names.length === 0) return undefined;
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `recorded, but not judged by these inputs: ${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}

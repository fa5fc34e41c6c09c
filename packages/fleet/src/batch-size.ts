/** How many hosts go at the same time. */
export type MaxParallel = { kind: 'count'; count: number } | { kind: 'share'; percent: number };

/** `2` or `25%`; undefined for anything else, none and more than all included. */
export function parseMaxParallel(text: string): MaxParallel | undefined {
  const word = text.trim();
  if (/^\d{1,4}$/.test(word)) {
    const count = Number(word);
    return count >= 1 && count <= 1000 ? { kind: 'count', count } : undefined;
  }
  const percent = Number(/^(\d{1,3})\s*%$/.exec(word)?.[1] ?? Number.NaN);
  return percent >= 1 && percent <= 100 ? { kind: 'share', percent } : undefined;
}

/** A percentage is rounded down, so that no more than that share is ever under way; but one host always is. */
export function batchSize(most: MaxParallel, hosts: number): number {
  if (most.kind === 'count') return most.count;
  return Math.max(1, Math.floor((most.percent * hosts) / 100));
}

/** How many of the checks must be healthy. */
export type Quorum = { kind: 'all' } | { kind: 'count'; count: number } | { kind: 'fraction'; fraction: number };

export const QUORUM_LEGAL = 'all, a count such as 2, or a percentage such as 75%';

/** `all`, `2` or `75%`; `undefined` for anything else, none and more than all included. */
export function parseQuorum(text: string): Quorum | undefined {
  const word = text.trim();
  if (word === 'all') return { kind: 'all' };
  if (/^[1-9]\d{0,3}$/.test(word)) return { kind: 'count', count: Number(word) };
  const percent = Number(/^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(word)?.[1] ?? Number.NaN);
  return percent > 0 && percent <= 100 ? { kind: 'fraction', fraction: percent / 100 } : undefined;
}

/** The number of checks that a quorum asks for; a fraction is rounded up, and is never none. */
export function neededChecks(quorum: Quorum, total: number): number {
  if (quorum.kind === 'all') return total;
  if (quorum.kind === 'count') return quorum.count;
  // Rounded first, for 70 % of ten is 7.000000000000001 in floating point only for some spellings.
  return Math.max(1, Math.ceil(Number((quorum.fraction * total).toFixed(9))));
}

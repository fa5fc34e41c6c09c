/** Numbers that look random and are the same for the same seed: [0, 1). After Mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many of them, in their order, spread over all of them: one from each of as many equal parts. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  if (count >= items.length) return [...items];
  const part = items.length / count;
  return Array.from({ length: count }, (_, n) => items[Math.floor((n + random()) * part)]).filter(
    (item): item is T => item !== undefined,
  );
}

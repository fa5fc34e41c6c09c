export const RATIO_LEGAL = 'a ratio between 0 and 1 such as 5% or 0.05';

/** `5%` or `0.05` to a fraction between 0 and 1. `undefined` where the text is no ratio. */
export function parseRatio(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const value = match[2] ? Number(match[1]) / 100 : Number(match[1]);
  return value >= 0 && value <= 1 ? value : undefined;
}

/** A fraction for people: `0.0612` is `6.12 %`. What is not zero never looks like zero. */
export function formatRatio(fraction: number): string {
  const percent = Number((fraction * 100).toFixed(2));
  return percent === 0 && fraction > 0 ? 'under 0.01 %' : `${percent} %`;
}

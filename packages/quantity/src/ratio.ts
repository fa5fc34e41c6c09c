export const RATIO_LEGAL = 'a ratio between 0 and 1 such as 5% or 0.05';

/**
 * `5%` or `0.05` to a fraction between 0 and 1. `undefined` where the text is no ratio. Read as a decimal: `0.7%` is
 * exactly the number 0.007, which 0.7 / 100 is not.
 */
export function parseRatio(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const value = match[2] ? fractionOfPercent(match[1] ?? '') : Number(match[1]);
  return value >= 0 && value <= 1 ? value : undefined;
}

/** `0.7`, the digits of a percentage, is 0.007: the decimal point is moved before the text becomes a binary number. */
export function fractionOfPercent(digits: string): number {
  return Number(`${digits}e-2`);
}

/** A fraction for people: `0.0612` is `6.12 %`. What is not zero never looks like zero, and what is not all never like all. */
export function formatRatio(fraction: number): string {
  const percent = Number((fraction * 100).toFixed(2));
  if (percent === 0 && fraction > 0) return 'under 0.01 %';
  return percent === 100 && fraction < 1 ? 'over 99.99 %' : `${percent} %`;
}

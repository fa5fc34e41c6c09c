/** Fewer windows with requests than these say nothing about how they vary. */
const LEAST_WINDOWS = 5;

/**
 * How many times more the errors of equal windows vary than independent requests would: Pearson's chi-square by its
 * degrees of freedom, at least 1 (McCullagh and Nelder 1989). The windows should be as long as the intervals of the
 * watch, because what comes in waves varies more the longer one looks. 1 where too little is known.
 */
export function dispersion(windows: readonly { errors: number; total: number }[]): number {
  const used = windows.filter(({ total }) => total > 0);
  const errors = used.reduce((sum, window) => sum + window.errors, 0);
  const total = used.reduce((sum, window) => sum + window.total, 0);
  if (used.length < LEAST_WINDOWS || errors === 0 || errors === total) return 1;
  const rate = errors / total;
  const chiSquare = used.reduce((sum, w) => sum + (w.errors - w.total * rate) ** 2 / (w.total * rate * (1 - rate)), 0);
  return Math.max(1, chiSquare / (used.length - 1));
}

/**
 * What evidence is divided by where requests are so dispersed. Bursts have a longer tail than their variance says, so
 * the dispersion alone would be too little: with half as much again, and the cap of `gridAbove`, no look of
 * beta-binomial traffic is expected to add anything (decision 032).
 */
export function temper(dispersion: number): number {
  return 1 + 1.5 * (dispersion - 1);
}

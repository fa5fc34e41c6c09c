const UNSAID = 'it is not as expected, where it repeats a secret';

/**
 * Judges what was said, by `judge`, which gets a way to show it. Where it is bad, all that is quoted comes from the
 * masked text: a quotation is cut, and no mask finds the half of a secret.
 */
export function judgeShown<T extends { ok: boolean; reason: string }>(
  judge: (show: (text: string) => string) => T,
  mask: (text: string) => string = (text) => text,
): T {
  const judged = judge((text) => text);
  if (judged.ok) return judged;
  const shown = judge(mask);
  return shown.ok ? { ...shown, ok: false, reason: UNSAID } : shown;
}

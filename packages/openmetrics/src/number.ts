const DECIMAL = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const SPECIAL = /^([-+]?)(nan|inf|infinity)$/i;

/** A number as Go writes and reads it, `NaN` and `+Inf` among them; undefined where it is none. */
export function parseNumber(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text);
  const [, sign, word = ''] = SPECIAL.exec(text) ?? [];
  if (word === '') return undefined;
  if (word.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

import { Illegal } from '@deploy-actions/action';
import { fractionOfPercent, parseRatio } from '@deploy-actions/quantity';
import type { Increase } from '@deploy-actions/sequential';

const LEGAL = {
  ratio: '1pp (percentage points above the baseline) or 20% (of the baseline)',
  plain: '20% (of the baseline), or a number in the unit of the metric',
};

/** What may be added to a baseline. Throws `Illegal`. */
export function parseIncrease(text: string, unit: 'ratio' | 'plain'): Increase {
  const [, points] = /^(\d+(?:\.\d+)?)\s*pp$/.exec(text) ?? [];
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) return { kind: 'relative', by: fractionOfPercent(percent) };
  const absolute = points === undefined ? undefined : parseRatio(`${points}%`);
  if (unit === 'ratio' && absolute !== undefined) return { kind: 'absolute', by: absolute };
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (unit === 'plain' && Number.isFinite(number)) return { kind: 'absolute', by: number };
  throw new Illegal(LEGAL[unit]);
}

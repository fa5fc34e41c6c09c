import { isBad, type SignalResult } from '@deploy-actions/metric';
import { levelOf } from '@deploy-actions/source';

const HEIGHTS = '▁▂▃▄▅▆▇█';
const MOST = 60;
const NOTHING = '·';

/**
 * The levels over time, one block each, oldest first: from nothing at the bottom to the worst at the top. Of a long watch
 * each block is the worst of several measurements.
 */
export function sparkline({ measurements, bounds }: Pick<SignalResult, 'measurements' | 'bounds'>): string {
  const levels = measurements.map(levelOf);
  const per = Math.max(1, Math.ceil(levels.length / MOST));
  const shown = Array.from({ length: Math.ceil(levels.length / per) }, (_, at) =>
    levels.slice(at * per, (at + 1) * per).reduce((worst, level) => later(bounds, worst, level), undefined),
  );
  const top = Math.max(0, bounds.threshold ?? 0, ...shown.flatMap((level) => level ?? []));
  return shown.map((level) => (level === undefined ? NOTHING : block(level, top))).join('');
}

function later(bounds: SignalResult['bounds'], worst: number | undefined, level: number | undefined) {
  if (worst === undefined || level === undefined) return worst ?? level;
  return isBad(bounds, worst) || (level < worst && !isBad(bounds, level)) ? worst : level;
}

function block(level: number, top: number): string {
  const share = top > 0 ? Math.min(1, Math.max(0, level / top)) : 0;
  return HEIGHTS.charAt(Math.round(share * (HEIGHTS.length - 1)));
}

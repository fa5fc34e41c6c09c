import { formatLevel, type SignalResult } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';
import { levelOf } from '@deploy-actions/source';

const WIDTH = 720;
const HEIGHT = 240;
const EDGE = { left: 70, right: 12, top: 14, bottom: 26 };

/** The level of a signal over time, with its bounds and its baseline, as an SVG document. No data is a gap. */
export function chart({ name, measurements, bounds, before }: SignalResult): string {
  const points = measurements.map((measurement) => ({ atMs: measurement.atMs, level: levelOf(measurement) }));
  const levels = points.flatMap(({ level }) => level ?? []);
  const lines = [
    ...(bounds.threshold === undefined ? [] : [{ level: bounds.threshold, what: 'bad above', color: '#cf222e' }]),
    ...(bounds.min === undefined ? [] : [{ level: bounds.min, what: 'bad below', color: '#cf222e' }]),
    ...(before === undefined ? [] : [{ level: before.level, what: 'baseline', color: '#1a7f37' }]),
  ];
  const drawn = [...levels, ...lines.map(({ level }) => level)];
  const least = Math.min(0, ...drawn);
  const most = Math.max(...drawn, least + Number.MIN_VALUE) * 1.1 || 1;
  const lastMs = Math.max(1, ...points.map(({ atMs }) => atMs));
  const x = (atMs: number) => round(EDGE.left + (atMs / lastMs) * (WIDTH - EDGE.left - EDGE.right));
  const y = (level: number) =>
    round(HEIGHT - EDGE.bottom - ((level - least) / (most - least)) * (HEIGHT - EDGE.top - EDGE.bottom));
  const bottom = HEIGHT - EDGE.bottom;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">`,
    `<title>${escaped(name)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<path d="M${EDGE.left} ${EDGE.top}V${bottom}H${WIDTH - EDGE.right}" fill="none" stroke="#8c959f"/>`,
    ...lines.map(({ level, what, color }) => {
      const text = `${what} ${formatLevel(bounds, level)}`;
      return `<path d="M${EDGE.left} ${y(level)}H${WIDTH - EDGE.right}" stroke="${color}" stroke-dasharray="5 4"/><text x="${EDGE.left + 6}" y="${y(level) - 4}" fill="${color}">${escaped(text)}</text>`;
    }),
    `<path d="${pathOf(points, x, y)}" fill="none" stroke="#0969da" stroke-width="1.5" stroke-linecap="round"/>`,
    `<text x="4" y="${EDGE.top + 8}">${escaped(formatLevel(bounds, most))}</text><text x="4" y="${bottom}">${escaped(formatLevel(bounds, least))}</text>`,
    `<text x="${WIDTH - EDGE.right}" y="${HEIGHT - 8}" text-anchor="end">${escaped(formatDuration(lastMs))}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function pathOf(
  points: readonly { atMs: number; level: number | undefined }[],
  x: (atMs: number) => number,
  y: (level: number) => number,
): string {
  let isDown = false;
  return points
    .map(({ atMs, level }) => {
      if (level === undefined) {
        isDown = false;
        return '';
      }
      const step = `${isDown ? 'L' : 'M'}${x(atMs)} ${y(level)}${isDown ? '' : 'h0'}`;
      isDown = true;
      return step;
    })
    .join('');
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

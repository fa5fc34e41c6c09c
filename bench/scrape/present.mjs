import { summarize } from '../report/statistics.ts';
import { markdownTable, times } from '../report/table.ts';

/** What one contender's runs come to; the first run, in which everything is cold, is what a scrape costs a watch. */
export function figureOf(title, { wallMs, series, maxRssBytes }) {
  return { title, coldMs: wallMs[0], warm: summarize(wallMs.slice(1)), series, maxRssBytes };
}

export function render(figures) {
  const ours = Object.values(figures)[0];
  const rows = Object.values(figures).map(({ title, coldMs, warm, series, maxRssBytes }) => [
    title,
    String(series),
    milliseconds(coldMs),
    `${milliseconds(warm.median)} (${milliseconds(warm.least)}–${milliseconds(warm.most)})`,
    times(warm.median / ours.warm.median),
    `${Math.round(maxRssBytes / 2 ** 20)} MiB`,
  ]);
  return markdownTable(['parser', 'series kept', 'first run', 'later runs', 'to the first row', 'peak RSS'], rows);
}

function milliseconds(ms) {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

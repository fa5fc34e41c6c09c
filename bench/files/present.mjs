import { summarize } from '../report/statistics.ts';
import { markdownTable, seconds, times } from '../report/table.ts';
import { links, rowOn, rows } from './rows.mjs';

/** What is kept of one row. */
export function rowFigures(row, results) {
  return {
    title: row.title,
    contenders: results.map(({ name, options, samples }) => ({
      name,
      options,
      wallMs: roundAll(summarize(samples.map(({ wallMs }) => wallMs))),
    })),
  };
}

export function linkLine({ rttMs, greetingMs, upMbitPerS, downMbitPerS }) {
  return (
    `The link, measured by itself: ${rttMs.toFixed(1)} ms a round trip, ${greetingMs.toFixed(0)} ms from the connect to ` +
    `the server's first byte, ${upMbitPerS.toFixed(1)} Mbit/s up and ${downMbitPerS.toFixed(1)} Mbit/s down.`
  );
}

/** One table for each link, with the rows in the order of `rows`, and what we lose in words. */
export function render(figures) {
  const tables = links.map((link) => table(link, figures)).filter(Boolean);
  return [...tables, losses(figures)].join('\n\n');
}

function losses(figures) {
  const lost = links.flatMap((link) =>
    rows.flatMap((row) => {
      const [us, ...rivals] = figures[`${link.id} ${row.id}`]?.contenders ?? [];
      const faster = rivals.filter(({ wallMs }) => wallMs.median < us.wallMs.median);
      if (faster.length === 0) return [];
      const by = faster.map(({ name, wallMs }) => `${name} by ${seconds(us.wallMs.median - wallMs.median)}`).join(', ');
      return [`- ${rowOn(link, row).title} (${link.id}): to ${by}`];
    }),
  );
  return lost.length === 0 ? 'We lose no row.' : ['Where we lose:', '', ...lost].join('\n');
}

function table(link, figures) {
  const found = rows
    .map((row) => ({ ...rowOn(link, row), figures: figures[`${link.id} ${row.id}`] }))
    .filter((row) => row.figures);
  if (found.length === 0) return '';
  const names = found[0].figures.contenders.map(({ name }) => name);
  const head = [link.title, ...names, ...names.slice(1).map((name) => `to ${name}`), 'rivals ran with'];
  const lines = found.map((row) => {
    const [us, ...rivals] = row.figures.contenders;
    const ratios = rivals.map(({ wallMs }) => times(us.wallMs.median / wallMs.median));
    return [row.title, ...row.figures.contenders.map(cell), ...ratios, rivals.map(chosen).filter(Boolean).join('; ')];
  });
  const measured = figures[link.id]?.link;
  return [`### ${link.title}`, ...(measured ? [linkLine(measured)] : []), markdownTable(head, lines)].join('\n\n');
}

function cell({ wallMs }) {
  return `${seconds(wallMs.median)} (${seconds(wallMs.least)}–${seconds(wallMs.most)})`;
}

const WORDS = { checksum: '--checksum --no-times', compress: '-z', mux: 'ControlMaster' };

function chosen({ name, options }) {
  const words = Object.keys(options).map((option) => WORDS[option]);
  return words.length === 0 ? '' : `${name}: ${words.join(', ')}`;
}

function roundAll(sample) {
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, Math.round(value)]));
}

import { markdownTable, seconds } from '../report/table.ts';

export function render(figures) {
  const rows = Object.values(figures).map(({ title, maxRssBytes, cpuMs, wallMs, logBytes }) => [
    title,
    mebibytes(maxRssBytes),
    seconds(cpuMs),
    seconds(wallMs),
    mebibytes(logBytes),
  ]);
  return markdownTable(['one run of ssh-deploy', 'peak RSS', 'CPU of the runner', 'wall', 'log-path'], rows);
}

function mebibytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 20 ? 1 : 0)} MiB`;
}

import type { Observation } from '@deploy-actions/gate';

const HEIGHTS = '▁▂▃▄▅▆▇█';
const MOST = 20;
const FAILED = '✗';
const BLIND = '?';

/** What the marks mean, for whoever reads the table. */
export const SPARKLINE_LEGEND = `Newest at the right, the higher the slower; ${FAILED} failed, ${BLIND} the runner could not reach it.`;

/** The last results of one check, one character each: its height is the latency, from none to the slowest of them. */
export function sparkline(observations: readonly Observation[]): string {
  const shown = observations.slice(-MOST);
  const slowestMs = Math.max(1, ...shown.filter(({ ok }) => ok).map(({ latencyMs }) => latencyMs));
  return shown.map((observation) => mark(observation, slowestMs)).join('');
}

function mark({ ok, kind, latencyMs }: Observation, slowestMs: number): string {
  if (kind === 'own-fault') return BLIND;
  if (!ok) return FAILED;
  return HEIGHTS.charAt(Math.round((latencyMs / slowestMs) * (HEIGHTS.length - 1)));
}

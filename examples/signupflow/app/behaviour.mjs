import { readFile } from 'node:fs/promises';

/**
 * How well this *version* is, read from the behaviour.json that ships with it: an ill version is ill wherever it runs,
 * and the one before it is well again after a rollback. Keys: `start: "crash"`, `health: "ill"`,
 * `illAfterHealthQuestions: N`, `errorRate: 0.06`, `database: "down"`.
 */
export async function behaviour(file = new URL('behaviour.json', import.meta.url)) {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return natureOf(JSON.parse(text));
}

export function natureOf({ start = 'well', health = 'well', illAfterHealthQuestions, errorRate = 0, database = 'up' }) {
  return {
    start,
    /** There is no real one: this is what the metrics say of it. */
    isDatabaseUp: database === 'up',
    /** Is the service ill when it is asked for the n-th time? */
    isIll: (n) => health === 'ill' || (illAfterHealthQuestions !== undefined && n > illAfterHealthQuestions),
    /** Does the n-th request fail? Spread evenly and rounded up, so that at no moment fewer fail than the rate says. */
    fails: (n) => Math.ceil(n * errorRate) > Math.ceil((n - 1) * errorRate),
  };
}

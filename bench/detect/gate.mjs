import { percentiles } from '../report/statistics.ts';
import { ours } from './gate-ours.mjs';
import { rivals } from './gate-rivals.ts';

const { dying, flapping, meet } = await import('./gate-service.ts');

const LIFE_MS = 400_000;
const NEVER_UP = { upMs: Infinity, diesMs: Infinity, dead: 'refuses', blips: [], badProbability: 0, seed: 0 };

/** Figures by contender: every one of them meets the very same services. */
export async function measureGate({ runs, services, seed }) {
  const figures = {};
  for (const contender of [...ours, ...rivals]) {
    const from = performance.now();
    const deaths = { refuses: [], hangs: [] };
    for (const dead of Object.keys(deaths)) {
      for (let n = 0; n < runs; n++) deaths[dead].push(await play(contender, dying(seed + n, dead)));
    }
    const lives = [];
    for (let n = 0; n < services; n++) lives.push(await play(contender, flapping(seed + n, LIFE_MS)));
    figures[contender.id] = {
      title: contender.title,
      refuses: detection(deaths.refuses),
      hangs: detection(deaths.hangs),
      neverUp: await play(contender, NEVER_UP),
      services,
      falseAlarms: lives.filter(({ verdict }) => verdict === 'red').length,
      requests: lives.reduce((sum, { requests }) => sum + requests, 0) / services,
    };
    console.log(`${contender.id}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  }
  return figures;
}

async function play({ run }, service) {
  let requests = 0;
  const meeting = (atMs) => meet(service, requests++, atMs);
  const ask = (atMs, limitMs = Infinity) => {
    const { kind, afterMs } = meeting(atMs);
    const isLate = kind === 'hang' || afterMs > limitMs;
    return { good: kind === 'good' && !isLate, endMs: atMs + (isLate ? limitMs : afterMs) };
  };
  const { verdict, endedMs } = await run(ours.some((each) => each.run === run) ? meeting : ask);
  return { verdict, endedMs, requests, sinceDeathMs: endedMs - service.diesMs };
}

/** Of those that ended red after the death; all others never found it. A red end before the death is no detection. */
function detection(plays) {
  const found = plays
    .filter(({ verdict, sinceDeathMs }) => verdict === 'red' && sinceDeathMs >= 0 && sinceDeathMs < Infinity)
    .map(({ sinceDeathMs }) => sinceDeathMs);
  return { runs: plays.length, never: plays.length - found.length, ...percentiles(found, [0.5, 0.9, 1]) };
}

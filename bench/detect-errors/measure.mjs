import { clopperPearson } from '../../test/support/traffic/clopper-pearson.ts';
import { seeded } from '../../test/support/traffic/random.ts';
import { stream } from '../../test/support/traffic/streams.ts';
import { contenders, INTERVAL_MS, LOOKS } from './contenders.mjs';

export const USUAL = 0.005;

/** Where nothing goes wrong. */
const traffics = {
  'steady, 5/s': { shape: 'constant', mean: 25 },
  'steady, 50/s': { shape: 'constant', mean: 250 },
  'steady, 500/s': { shape: 'constant', mean: 2500 },
  'on and off, 50/s': { shape: 'bursty', mean: 250 },
  'day and night, 50/s': { shape: 'diurnal', mean: 250 },
  'errors in bursts, 50/s': { shape: 'constant', mean: 250, correlation: 0.004 },
};

/** Each contender's times to detect, and its false alarms, in streams drawn from one seed. */
export function measureSimulated({ runs, watches }) {
  const figures = Object.fromEntries(contenders.map(({ id, title }) => [id, { title, found: {}, alarms: {} }]));
  for (const rate of [5, 50, 500]) {
    for (const broken of [0.01, 0.015, 0.05, 0.5]) {
      for (const [id, found] of Object.entries(detection({ rate, broken, runs }))) {
        figures[id].found[`${rate} ${broken}`] = found;
      }
    }
  }
  for (const [name, traffic] of Object.entries(traffics)) {
    for (const [id, alarms] of Object.entries(falseAlarms({ traffic, watches }))) figures[id].alarms[name] = alarms;
  }
  return figures;
}

/** Times from the deploy, which breaks it at once, to the roll back, and how many requests failed that would not have. */
function detection({ rate, broken, runs }) {
  const random = seeded(rate * 1000 + broken * 1e6);
  const traffic = { shape: 'constant', mean: (rate * INTERVAL_MS) / 1000 };
  const found = new Map(contenders.map(({ id }) => [id, { times: [], harmed: 0 }]));
  for (let run = 0; run < runs; run++) {
    const { before, after } = service(random, traffic, broken);
    for (const { id, begin } of contenders) {
      const end = firstAlarm(begin(before), after);
      const lived = after.slice(0, end ?? LOOKS);
      found.get(id).times.push(end === undefined ? Infinity : (end * INTERVAL_MS) / 1000);
      found.get(id).harmed += harmedBy(lived);
    }
  }
  const entries = [...found].map(([id, { times, harmed }]) => {
    times.sort((a, b) => a - b);
    // JSON has no Infinity: what was not found is null.
    const at = (share) => finite(times[Math.ceil(share * runs) - 1]);
    return [id, { medianS: at(0.5), ninetiethS: at(0.9), harmed: harmed / runs, runs }];
  });
  return Object.fromEntries(entries);
}

/** How many watches of a release that is as good as the one before would be rolled back, with the exact interval. */
function falseAlarms({ traffic, watches }) {
  const random = seeded(77);
  const counts = new Map(contenders.map(({ id }) => [id, 0]));
  for (let watch = 0; watch < watches; watch++) {
    const { before, after } = service(random, traffic, USUAL);
    for (const { id, begin } of contenders) {
      if (firstAlarm(begin(before), after) !== undefined) counts.set(id, counts.get(id) + 1);
    }
  }
  return Object.fromEntries(
    [...counts].map(([id, count]) => [id, { count, watches, ...clopperPearson(count, watches) }]),
  );
}

/** The looks before a deploy and those after it, from which on a share of `after` fails. */
export function service(random, traffic, after, looksBefore = LOOKS) {
  const next = stream(random, traffic, (at) => (at < looksBefore ? USUAL : after));
  const looks = Array.from({ length: looksBefore + LOOKS }, (_, at) => next(at));
  return { before: looks.slice(0, looksBefore), after: looks.slice(looksBefore) };
}

/** Requests that failed and would not have. */
export function harmedBy(looks) {
  return looks.reduce((sum, { errors, total }) => sum + errors - USUAL * total, 0);
}

/** The look, counted from 1, at which it would be rolled back. */
export function firstAlarm(tell, looks) {
  const at = looks.findIndex((seen) => tell(seen));
  return at < 0 ? undefined : at + 1;
}

function finite(value) {
  return Number.isFinite(value) ? value : null;
}

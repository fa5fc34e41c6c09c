import { limitAbove } from '../../packages/sequential/src/limit.ts';
import { seeded } from '../../test/support/traffic/random.ts';
import { percentiles } from '../report/statistics.ts';
import { contenders, INTERVAL_MS, LOOKS } from './contenders.mjs';
import { information, leastMean, mostPower } from './limits.ts';
import { firstAlarm, service, USUAL } from './measure.mjs';

const BROKEN = 0.015;
const PER_SECOND = 50;
const FALSE_ALARM = 0.001;
const AIM_S = 25;

/** How soon one point more can be found at all, by what is known of the time before, and how soon we find it. */
export function measureLimits({ runs }) {
  const known = row('known, 0.5 %', USUAL, LOOKS, 'sequential', runs);
  const baselines = [5, 15, 30].map((minutes) => {
    const total = minutes * 60 * PER_SECOND;
    const limit = limitAbove({ errors: USUAL * total, total }, { kind: 'absolute', by: 0 });
    const looks = (minutes * 60_000) / INTERVAL_MS;
    return [`${minutes} min`, row(`from the ${minutes} minutes before`, limit, looks, 'sequential-baseline', runs)];
  });
  return { known, ...Object.fromEntries(baselines) };
}

function row(title, limit, looksBefore, id, runs) {
  return {
    title,
    limit,
    nats: information(BROKEN, limit),
    leastMeanS: leastMean(BROKEN, limit, FALSE_ALARM) / PER_SECOND,
    mostPower: mostPower(AIM_S * PER_SECOND, BROKEN, limit, FALSE_ALARM),
    ours: ours(id, looksBefore, runs),
  };
}

function ours(id, looksBefore, runs) {
  const { begin } = contenders.find((each) => each.id === id);
  const random = seeded(looksBefore);
  const traffic = { shape: 'constant', mean: (PER_SECOND * INTERVAL_MS) / 1000 };
  const times = Array.from({ length: runs }, () => {
    const { before, after } = service(random, traffic, BROKEN, looksBefore);
    return ((firstAlarm(begin(before), after) ?? Infinity) * INTERVAL_MS) / 1000;
  });
  const { p50, p90 } = percentiles(times, [0.5, 0.9]);
  return { medianS: finite(p50), ninetiethS: finite(p90), foundByAim: times.filter((at) => at <= AIM_S).length / runs };
}

/** JSON has no Infinity: what was not found is null. */
function finite(seconds) {
  return Number.isFinite(seconds) ? seconds : null;
}

import { extend, isSustained } from '../../packages/metric/src/streak.ts';
import { dispersion } from '../../packages/sequential/src/dispersion.ts';
import { limitAbove } from '../../packages/sequential/src/limit.ts';
import { decide, look, sequentialTest, start } from '../../packages/sequential/src/sequential-test.ts';
import { mannWhitney, proportions } from './significance.ts';

export const INTERVAL_MS = 5000;
/** Five minutes. */
export const LOOKS = 60;
const USUAL = 0.005;

/**
 * What people judge by. `begin(before)` is given the looks before the deploy and gives a function that is told each
 * look after it, and says whether it would roll back now.
 */
export const contenders = [
  { id: 'rule-5-2m', title: 'rule: above 5 % for 2 minutes', begin: rule(0.05, 120_000) },
  { id: 'rule-1-30s', title: 'rule: above 1 % for 30 s', begin: rule(0.01, 30_000) },
  { id: 'argo', title: 'counting as Argo does: above 1 % more than 3 times in all', begin: counting(0.01, 4) },
  { id: 'flagger', title: 'counting as Flagger does: above 1 % 5 times in all', begin: counting(0.01, 5) },
  { id: 'z-05', title: 'z-test at every look, p < 0.05', begin: repeated(proportions, 0.05) },
  { id: 'z-001', title: 'z-test at every look, p < 0.001', begin: repeated(proportions, 0.001) },
  { id: 'mann-whitney', title: 'Mann-Whitney at every look, p < 0.05', begin: repeated(mannWhitney, 0.05) },
  { id: 'sequential', title: 'sequential test, 0.001, limit 0.5 %', begin: sequential(() => ({ limit: USUAL })) },
  {
    id: 'sequential-baseline',
    title: 'sequential test, 0.001, limit from the five minutes before',
    begin: sequential((before) => ({ limit: baselineLimit(before) })),
  },
  {
    id: 'sequential-dispersion',
    title: 'the same, with the dispersion of the five minutes before',
    begin: sequential((before) => {
      const phi = dispersion(before);
      return { limit: baselineLimit(before, phi), dispersion: phi };
    }),
  },
];

function rule(threshold, sustainMs) {
  const settings = { threshold, sustainMs, intervalMs: INTERVAL_MS };
  return () => {
    let streak;
    let atMs = 0;
    return ({ errors, total }) => {
      atMs += INTERVAL_MS;
      streak = extend(settings, streak, total > 0 ? { atMs, ratio: errors / total } : { atMs });
      return isSustained(settings, streak);
    };
  };
}

function counting(threshold, enough) {
  return () => {
    let failed = 0;
    return ({ errors, total }) => {
      if (errors > threshold * total) failed += 1;
      return failed >= enough;
    };
  };
}

function repeated(test, level) {
  return (before) => {
    const after = [];
    return (seen) => {
      after.push(seen);
      return test(before, after) < level;
    };
  };
}

function sequential(settingsAfter) {
  return (before) => {
    const { limit, dispersion: phi = 1 } = settingsAfter(before);
    const hypothesis = { kind: 'rate', limit };
    const test = sequentialTest({ hypothesis, falseAlarm: 0.001, looks: LOOKS, dispersion: phi });
    let state = start(test);
    return (seen) => {
      state = look(test, state, seen);
      return decide(test, state) === 'fail';
    };
  };
}

function baselineLimit(before, phi = 1) {
  const sum = (key) => before.reduce((all, seen) => all + seen[key], 0);
  return limitAbove({ errors: sum('errors'), total: sum('total') }, { kind: 'absolute', by: 0 }, phi);
}

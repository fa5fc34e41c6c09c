// Run by false-alarms.test.ts in a plain process, where arithmetic is many times faster than inside the test runner.
import { clopperPearson } from '../../../test/support/traffic/clopper-pearson';
import { binomial, type Random, seeded } from '../../../test/support/traffic/random';
import { stream, type Traffic } from '../../../test/support/traffic/streams';
import { dispersion } from '../src/dispersion';
import { earlyPass } from '../src/early-pass';
import { limitAbove } from '../src/limit';
import { decide, type Look, look, type SequentialTest, sequentialTest, start } from '../src/sequential-test';

const WATCHES = 20_000;
/** Five minutes, with a scrape every five seconds. */
const LOOKS = 60;
const RATE = 0.005;

const test = (falseAlarm: number, phi = 1, limit = RATE) =>
  sequentialTest({ hypothesis: { kind: 'rate', limit }, falseAlarm, looks: LOOKS, dispersion: phi });
const service = (random: Random, traffic: Traffic) => stream(random, traffic, () => RATE);

type Tests = SequentialTest | readonly SequentialTest[];
type Prepare = (random: Random) => [Tests, (at: number) => Look];

const within =
  (falseAlarm: number, traffic: Traffic, phi = 1): Prepare =>
  (random) => [test(falseAlarm, phi), service(random, traffic)];

const STEADY: Traffic = { shape: 'constant', mean: 250 };
const WAVES: Traffic = { ...STEADY, correlation: 0.004 };
const BURSTS: Traffic = { ...STEADY, correlation: 0.02 };

const CASES: Record<string, Prepare> = {
  'steady, 5/s, 0.001': within(0.001, { shape: 'constant', mean: 25 }),
  'steady, 50/s, 0.001': within(0.001, STEADY),
  'steady, 500/s, 0.001': within(0.001, { shape: 'constant', mean: 2500 }),
  'on and off, 0.001': within(0.001, { shape: 'bursty', mean: 250 }),
  'day and night, 0.001': within(0.001, { shape: 'diurnal', mean: 250 }),
  'steady, 50/s, 0.01': within(0.01, STEADY),
  'on and off, 0.01': within(0.01, { shape: 'bursty', mean: 250 }),
  'dispersion of 2, known, 0.001': within(0.001, WAVES, 2),
  'dispersion of 6, known, 0.001': within(0.001, BURSTS, 6),
  'dispersion of 6, known, 0.01': within(0.01, BURSTS, 6),
  'dispersion of 2, estimated, 0.001': (random) => {
    const before = service(random, WAVES);
    const windows = Array.from({ length: LOOKS }, (_, at) => before(at));
    return [test(0.001, dispersion(windows)), service(random, WAVES)];
  },
  'dispersion of 2, unknown, 0.001': within(0.001, WAVES),
  'dispersion of 6, unknown, 0.001': within(0.001, BURSTS),
  'limit from a baseline of five minutes, 0.001': (random) => {
    const baseline = { errors: binomial(random, 15_000, RATE), total: 15_000 };
    return [test(0.001, 1, limitAbove(baseline, { kind: 'absolute', by: 0 })), service(random, STEADY)];
  },
  'canary, 0.001': (random) => {
    const rates = Array.from({ length: LOOKS }, () => (random() < 0.1 ? 0.3 : 0.005));
    const rate = (at: number) => rates[at] ?? 0;
    const fresh = stream(random, { shape: 'constant', mean: 50 }, rate);
    const old = stream(random, { shape: 'diurnal', mean: 200 }, rate);
    const canary = sequentialTest({ hypothesis: { kind: 'canary', oddsRatio: 1 }, falseAlarm: 0.001, looks: LOOKS });
    return [canary, (at) => ({ ...fresh(at), control: old(at) })];
  },
  // Each with half of the probability; both are just within what is tolerated.
  'limit and canary, 0.001': (random) => {
    const fresh = service(random, STEADY);
    const old = service(random, { shape: 'diurnal', mean: 250 });
    const canary = sequentialTest({ hypothesis: { kind: 'canary', oddsRatio: 1 }, falseAlarm: 0.0005, looks: LOOKS });
    return [[test(0.0005), canary], (at) => ({ ...fresh(at), control: old(at) })];
  },
  'early pass, 0.05': (random) => [{ ...test(0.001), earlyPass: earlyPass(LOOKS, 1) }, service(random, STEADY)],
};

/** The look that decided, and how. */
function watch(tested: Tests, next: (at: number) => Look) {
  let all = [tested].flat().map((each) => ({ each, state: start(each) }));
  for (let at = 0; at < LOOKS; at++) {
    const seen = next(at);
    all = all.map(({ each, state }) => ({ each, state: look(each, state, seen) }));
    for (const { each, state } of all) {
      const decision = decide(each, state);
      if (decision) return { decision, at };
    }
  }
  return undefined;
}

function wrong(name: string, prepare: Prepare) {
  const random = seeded(20_000);
  const mistake = name.startsWith('early pass') ? 'pass' : 'fail';
  let count = 0;
  for (let run = 0; run < WATCHES; run++) {
    if (watch(...prepare(random))?.decision === mistake) count += 1;
  }
  return { count, ...clopperPearson(count, WATCHES) };
}

/** Looks from a random onset to the fail, sorted. */
function delays(broken: number) {
  const random = seeded(7);
  const ends = Array.from({ length: 2000 }, () => {
    const onset = Math.floor(random() * 30);
    const end = watch(
      test(0.001),
      stream(random, STEADY, (at) => (at < onset ? RATE : broken)),
    );
    return end ? end.at - onset + 1 : LOOKS;
  });
  return ends.sort((a, b) => a - b);
}

const mistakes = Object.fromEntries(Object.entries(CASES).map(([name, prepare]) => [name, wrong(name, prepare)]));
const late = [0.5, 0.05, 0.015].map((broken) => [broken, delays(broken)] as const);
const found = late.map(([broken, sorted]) => ({ broken, half: sorted[999], most: sorted[1799] }));
console.log(JSON.stringify({ mistakes, found }));

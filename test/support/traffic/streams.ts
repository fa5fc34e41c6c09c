import { beta, binomial, type Random } from './random';

/** What a scrape adds to the counters of one service. */
export interface Added {
  errors: number;
  total: number;
}

/** The requests of look `at` (from 0), as a mean; a shape has a mean of `rate` in the long run. */
type Shape = (random: Random) => (at: number) => number;

export const SHAPES = {
  constant: () => () => 1,
  /** On for some looks, off for some; five times as long off as on, at six times the rate, with 2 % left when off. */
  bursty: (random) => {
    let isOn = random() < 1 / 6;
    return () => {
      isOn = random() < (isOn ? 0.5 : 0.1) ? !isOn : isOn;
      return isOn ? 5.9 : 0.02;
    };
  },
  /** A day in sixty looks, from any hour: from a tenth to nineteen tenths. */
  diurnal: (random) => {
    const phase = random() * 2 * Math.PI;
    return (at) => 1 + 0.9 * Math.sin(phase + (2 * Math.PI * at) / 60);
  },
} satisfies Record<string, Shape>;

export interface Traffic {
  shape: keyof typeof SHAPES;
  /** Mean requests a look. */
  mean: number;
  /** The correlation between the requests of one look (beta-binomial): they vary `1 + (n - 1) correlation` times more. */
  correlation?: number;
}

/** A service as it is scraped: `errorRate(at)` is the probability of an error in look `at`. */
export function stream(random: Random, traffic: Traffic, errorRate: (at: number) => number): (at: number) => Added {
  const level = SHAPES[traffic.shape](random);
  const { correlation = 0, mean } = traffic;
  const weight = (1 - correlation) / correlation;
  return (at) => {
    const total = arrivals(random, mean * level(at));
    const rate = errorRate(at);
    const now = correlation > 0 && rate > 0 ? beta(random, rate * weight, (1 - rate) * weight) : rate;
    return { errors: binomial(random, total, now), total };
  };
}

/** Within a fifth of the mean: the errors are what the tests are about, and Poisson's law costs as much as all else. */
function arrivals(random: Random, mean: number): number {
  return Math.round(mean * (0.8 + 0.4 * random()));
}

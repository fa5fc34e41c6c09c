import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface Simulated {
  /** Of 20,000 watches of five minutes each: the wrong ones, and the exact 95 % interval of their probability. */
  mistakes: Record<string, { count: number; lower: number; upper: number }>;
  /** Looks from a random onset to the end, of 2,000 watches. */
  found: { broken: number; half: number; most: number }[];
}

const flags = ['--conditions=source', '--experimental-transform-types', '--no-warnings'];
const hook = join(import.meta.dirname, '../../action/test/resolve-typescript.mjs');
let simulated: Simulated;

beforeAll(() => {
  const script = join(import.meta.dirname, 'simulate.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '--import', hook, script], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  simulated = JSON.parse(stdout);
}, 180_000);

const probability = (name: string) => {
  const found = simulated.mistakes[name];
  if (!found) throw new Error(`${name} was not simulated`);
  return found;
};

describe('20,000 watches of a release whose error rate is just what is tolerated', () => {
  it.each([
    ['steady, 5/s, 0.001', 0.001],
    ['steady, 50/s, 0.001', 0.001],
    ['steady, 500/s, 0.001', 0.001],
    ['on and off, 0.001', 0.001],
    ['day and night, 0.001', 0.001],
    ['steady, 50/s, 0.01', 0.01],
    ['on and off, 0.01', 0.01],
    ['dispersion of 2, known, 0.001', 0.001],
    ['dispersion of 6, known, 0.001', 0.001],
    ['dispersion of 6, known, 0.01', 0.01],
    ['limit from a baseline of five minutes, 0.001', 0.001],
    ['canary, 0.001', 0.001],
    ['limit and canary, 0.001', 0.001],
  ])('fail with at most the probability that was asked for: %s', (name, falseAlarm) => {
    expect(probability(name).upper).toBeLessThan(falseAlarm);
  });

  it('do so where the dispersion is estimated from the five minutes before the deploy', () => {
    expect(probability('dispersion of 2, estimated, 0.001').upper).toBeLessThan(0.001);
  });

  it('fail far more often where errors come in bursts and nobody knows: what is assumed matters', () => {
    expect(probability('dispersion of 2, unknown, 0.001').lower).toBeGreaterThan(0.01);
    expect(probability('dispersion of 2, unknown, 0.001').upper).toBeLessThan(0.05);
    expect(probability('dispersion of 6, unknown, 0.001').lower).toBeGreaterThan(0.1);
  });

  it('pass early with at most the probability that was asked for', () => {
    expect(probability('early pass, 0.05').upper).toBeLessThan(0.05);
  });
});

describe('2,000 watches of a release that breaks at any time', () => {
  it.each([
    [0.5, 1, 1],
    [0.05, 3, 3],
    [0.015, 8, 14],
  ])('with %d of errors end within %d looks for half of them, and %d for nine of ten', (broken, half, most) => {
    const found = simulated.found.find((each) => each.broken === broken);
    expect(found?.half).toBeLessThanOrEqual(half);
    expect(found?.most).toBeLessThanOrEqual(most);
  });
});

import { answersNeeded, missProbability, proofIntervalMs, provesMembers, rulesOf } from '../src/proof';
import type { CheckSettings } from '../src/settings';
import { settings } from './fake-service';

function check(given: Parameters<typeof settings>[1]): CheckSettings {
  const [only] = settings(['web'], given).checks;
  if (only === undefined) throw new Error('no check');
  return only;
}

describe('answersNeeded', () => {
  it.each([
    [1, 1],
    [2, 10],
    [3, 18],
    [10, 66],
  ])('%d instances: %d answers in a row', (instances, answers) => {
    expect(answersNeeded(instances)).toBe(answers);
  });

  it.each([2, 3, 4, 5, 10, 50, 100])(
    'misses one old member of %d with less than 0.1 %%, and with one less it would not',
    (instances) => {
      const answers = answersNeeded(instances);
      expect(missProbability(instances, answers)).toBeLessThan(0.001);
      expect(missProbability(instances, answers - 1)).toBeGreaterThan(0.001);
    },
  );

  it('is what drawing at random finds', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const runs = 200_000;
    let missed = 0;
    for (let run = 0; run < runs; run++) {
      let answers = 0;
      while (answers < answersNeeded(3) && random() >= 1 / 3) answers++;
      if (answers === answersNeeded(3)) missed++;
    }
    expect(missed / runs).toBeLessThan(0.001);
    expect(missed).toBeGreaterThan(0);
  });
});

describe('provesMembers', () => {
  it.each([
    [{ instances: 3, version: 'v2' }, true],
    [{ instances: 3 }, false],
    [{ version: 'v2' }, false],
    [{ instances: 1, version: 'v2' }, false],
  ])('%j: %s', (given, proves) => {
    expect(provesMembers(check(given))).toBe(proves);
  });
});

describe('rulesOf', () => {
  it('asks for as many answers as the proof needs, and for no fewer than the threshold', () => {
    expect(rulesOf(check({ instances: 3, version: 'v2' })).healthyThreshold).toBe(18);
    expect(rulesOf(check({ instances: 3, version: 'v2', healthyThreshold: 40 })).healthyThreshold).toBe(40);
    expect(rulesOf(check({ instances: 3 })).healthyThreshold).toBe(2);
  });
});

describe('proofIntervalMs', () => {
  it.each([
    [{ instances: 3, version: 'v2' }, 100],
    [{ instances: 3, version: 'v2', fastIntervalMs: 50 }, 50],
    [{ version: 'v2' }, 1000],
  ])('%j: %d ms', (given, ms) => {
    expect(proofIntervalMs(check(given))).toBe(ms);
  });
});

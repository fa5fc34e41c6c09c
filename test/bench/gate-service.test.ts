import { dying, flapping, meet, type Service } from '../../bench/detect/gate-service';

const plain: Service = { upMs: 1000, diesMs: 50_000, dead: 'refuses', blips: [], badProbability: 0, seed: 1 };

describe('meet', () => {
  it('refuses before the service is up and after it died', () => {
    for (const atMs of [0, 999, 50_000, 90_000]) expect(meet(plain, 0, atMs)).toEqual({ kind: 'bad', afterMs: 1 });
    expect(meet(plain, 0, 1000).kind).toBe('good');
  });

  it('says nothing any more where the dead one hangs', () => {
    expect(meet({ ...plain, dead: 'hangs' }, 0, 50_000).kind).toBe('hang');
  });

  it('lets an answer that is under way die with it', () => {
    expect(meet(plain, 0, 49_999)).toEqual({ kind: 'bad', afterMs: 1 });
    expect(meet({ ...plain, dead: 'hangs' }, 0, 49_999).kind).toBe('hang');
  });

  it('refuses or waits in a blip, until it is over', () => {
    const blip = { fromMs: 5000, toMs: 7000 };
    expect(meet({ ...plain, blips: [{ ...blip, kind: 'refuses' }] }, 0, 6999).kind).toBe('bad');
    expect(meet({ ...plain, blips: [{ ...blip, kind: 'refuses' }] }, 0, 7000).kind).toBe('good');
    const paused = meet({ ...plain, blips: [{ ...blip, kind: 'pauses' }] }, 0, 5500);
    expect(paused.kind).toBe('good');
    expect(paused.afterMs).toBeGreaterThan(1500);
  });

  it('fails as often as told, and answers in 40 ms in the median', () => {
    const service = { ...plain, diesMs: Number.POSITIVE_INFINITY, badProbability: 0.01 };
    const met = Array.from({ length: 20_000 }, (_, nth) => meet(service, nth, 2000));
    const share = met.filter(({ kind }) => kind === 'bad').length / met.length;
    expect(share).toBeGreaterThan(0.007);
    expect(share).toBeLessThan(0.013);
    const latencies = met.map(({ afterMs }) => afterMs).sort((a, b) => a - b);
    expect(latencies[10_000]).toBeGreaterThan(38);
    expect(latencies[10_000]).toBeLessThan(42);
  });
});

describe('dying', () => {
  it('dies evenly between half a minute and five, and is the same for the same seed', () => {
    const deaths = Array.from({ length: 5000 }, (_, seed) => dying(seed, 'refuses').diesMs).sort((a, b) => a - b);
    expect(deaths[0]).toBeGreaterThanOrEqual(30_000);
    expect(deaths[4999]).toBeLessThan(300_000);
    expect(Math.abs((deaths[2500] ?? 0) - 165_000)).toBeLessThan(8000);
    expect(dying(3, 'hangs')).toEqual(dying(3, 'hangs'));
  });
});

describe('flapping', () => {
  it('stumbles for a short while, each time on its own', () => {
    for (let seed = 0; seed < 300; seed++) {
      const { blips } = flapping(seed, 400_000);
      for (const [at, { fromMs, toMs, kind }] of blips.entries()) {
        expect(toMs - fromMs).toBeLessThanOrEqual(kind === 'refuses' ? 1900 : 4500);
        expect(fromMs - (blips[at - 1]?.toMs ?? 0)).toBeGreaterThanOrEqual(10_000);
      }
    }
  });
});

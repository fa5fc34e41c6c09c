import { onsetWithin } from '../src/onset';

describe('onsetWithin', () => {
  it.each([0, 1, 2, 60, 1e6])('never spends more than there is, with %d looks planned and many more', (looks) => {
    const { atFirst, hazard } = onsetWithin(looks);
    let left = 1 - atFirst;
    for (let at = 0; at < 1000; at++) left -= left * hazard;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(atFirst).toBe(0.8);
  });

  it('keeps about a third of the later weight for after the planned end', () => {
    const { hazard } = onsetWithin(60);
    expect((1 - hazard) ** 60).toBeCloseTo(Math.exp(-1), 2);
  });
});

import { sparkline } from '../src/sparkline';

const at = (levels: readonly (number | undefined)[]) =>
  levels.map((ratio, slot) => ({ atMs: slot, tookMs: 0, instances: [], ...(ratio === undefined ? {} : { ratio }) }));

describe('sparkline', () => {
  it.each<[(number | undefined)[], string]>([
    [[], ''],
    [[0, 0], '▁▁'],
    [[0, 0.05, undefined, 0.1], '▁▅·█'],
    [[0.05], '█'],
  ])('%j: %s', (levels, blocks) => {
    expect(sparkline({ measurements: at(levels), bounds: { threshold: 0.05 } })).toBe(blocks);
  });

  it('shows the worst of what falls together in a long watch', () => {
    const levels = Array.from({ length: 300 }, (_, slot) => (slot === 151 ? 1 : 0));
    const blocks = sparkline({ measurements: at(levels), bounds: { threshold: 0.05 } });
    expect(blocks).toHaveLength(60);
    expect(blocks.replaceAll('▁', '')).toBe('█');
  });
});

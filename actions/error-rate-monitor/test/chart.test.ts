import { chart } from '../src/chart';
import { signal } from './results';

const at = (levels: readonly (number | undefined)[]) =>
  levels.map((ratio, slot) => ({
    atMs: slot * 1000,
    tookMs: 0,
    instances: [],
    ...(ratio === undefined ? {} : { ratio }),
  }));

describe('chart', () => {
  it('draws the levels with a gap where there were none, the threshold and the baseline', () => {
    const before = { name: 'error-rate', form: 'ratio', level: 0.01, measured: 9 } as const;
    const svg = chart(signal({ measurements: at([0, 0.1, undefined, 0.1]), before }));
    expect(svg).toContain('bad above 5 %');
    expect(svg).toContain('baseline 1 %');
    const path = /d="(M[^"]*h0[^"]*)"/.exec(svg)?.[1] ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(1);
  });

  it.each([[[]], [[0]], [[0, 0]], [[-5, -1]], [[undefined]]])('has only numbers for %j', (levels) => {
    for (const bounds of [{}, { threshold: 0 }, { min: -1 }]) {
      expect(chart(signal({ measurements: at(levels), bounds }))).not.toMatch(/NaN|Infinity/);
    }
  });
});

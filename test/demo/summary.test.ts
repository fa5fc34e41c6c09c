import { timesOf } from '../../demo/summary.mjs';

const at = (ms: number) => new Date(ms).toISOString();
const acts = [
  {
    name: '3-v3',
    steps: {
      gate: {
        report: {
          gate: {
            timeline: [
              { ok: true, at: at(900) },
              { ok: false, at: at(1000) },
              { ok: false, at: at(1200) },
            ],
            endedAt: at(1400),
          },
        },
      },
      rollback: {
        report: {
          gate: {
            // auto-rollback's report has milliseconds where health-gate's has ISO 8601.
            timeline: [
              { check: 'web1', ok: true, at: 1900 },
              { check: 'web2', ok: false, at: 1900 },
              { check: 'web2', ok: true, at: 2000 },
              { check: 'web2', ok: true, at: 2200 },
            ],
          },
          endedAt: at(2400),
        },
      },
    },
  },
];

describe('the times that the demo prints', () => {
  it.each([
    ['what the observer saw', 1800, [400, 400, 600, 1400]],
    ["the rollback's own probes, where the observer was too slow to see a change", undefined, [400, 600, 400, 1400]],
  ])('measures every step from %s', (_, seen, expected) => {
    const stage = { observer: { allOn: () => seen } };
    expect(timesOf(acts, stage).map(([, ms]) => ms)).toEqual(expected);
  });
});

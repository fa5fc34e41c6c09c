import type { Observation, SignalSource } from '@deploy-actions/metric';
import { besideControl } from '../src/control';

const source = (...observations: Observation[]): SignalSource => ({
  pace: { bucketMs: 0, lateMs: 0 },
  measure: async () => observations,
  check: async () => [{ signal: 'error-rate', query: 'q', found: String(observations.length) }],
});
const counted = (errors: number): Observation => ({ ratio: errors / 10, errors, total: 10, instances: [] });
const none: Observation = { problem: { kind: 'provider', reason: 'x' }, instances: [] };

describe('besideControl', () => {
  it('puts the counts of the old version beside the first signal only', async () => {
    const seen = await besideControl(source(counted(3), counted(1)), source(counted(2))).measure();
    const control = { errors: 2, total: 10, fresh: { errors: 3, total: 10 } };
    expect(seen).toEqual([{ ...counted(3), control }, counted(1)]);
  });

  it("compares the same time: an outage of both, in which one of them was silent, is nobody's fault", async () => {
    const [calm, outage] = [counted(0), { ...counted(18), total: 20, ratio: 0.9 }];
    // The new version does not answer in the outage; its next growth has it all the same.
    const fresh = [calm, none, outage];
    const old = [calm, counted(9), counted(9)];
    let at = 0;
    const each = (all: Observation[]) => ({ ...source(), measure: async () => all.slice(at, at + 1) });
    const both = besideControl(each(fresh), each(old));
    const seen: (Observation['control'] | undefined)[] = [];
    for (; at < 3; at++) seen.push((await both.measure())[0]?.control);
    expect(seen).toEqual([
      { errors: 0, total: 10, fresh: { errors: 0, total: 10 } },
      undefined,
      { errors: 18, total: 20, fresh: { errors: 18, total: 20 } },
    ]);
  });

  it('measures the new version although the old one is silent', async () => {
    expect(await besideControl(source(counted(3)), source(none)).measure()).toEqual([counted(3)]);
  });

  it('tries the queries of both', async () => {
    expect(await besideControl(source(none), source(none, none)).check()).toHaveLength(2);
  });
});

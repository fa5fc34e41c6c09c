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
    expect(seen).toEqual([{ ...counted(3), control: { errors: 2, total: 10 } }, counted(1)]);
  });

  it('measures the new version although the old one is silent', async () => {
    expect(await besideControl(source(counted(3)), source(none)).measure()).toEqual([counted(3)]);
  });

  it('tries the queries of both', async () => {
    expect(await besideControl(source(none), source(none, none)).check()).toHaveLength(2);
  });
});

import { VirtualClock } from '@deploy-actions/clock';
import { type InstanceReading, type Measurement, watchSource } from '@deploy-actions/metric';
import { resetWords, withoutMixed } from '../src/mixed';
import { counted, errorRate, rule } from './measurements';

function reset(atMs: number, more: Partial<InstanceReading> = {}): Measurement {
  const bad = counted(atMs, 6, 60);
  return { ...bad, instances: bad.instances.map((reading) => ({ ...reading, reset: true, ...more })) };
}

const missing = { kind: 'missing', reason: expect.stringContaining('counters of several processes arrive mixed') };

describe('withoutMixed', () => {
  it('takes one reset for a restart, and two in a row for a balancer', () => {
    expect(withoutMixed(rule, undefined, reset(0))).toEqual(reset(0));
    expect(withoutMixed(rule, counted(0, 0, 9), reset(10_000))).toEqual(reset(10_000));
    const second = withoutMixed(rule, reset(0), reset(10_000));
    expect(second).toMatchObject({ atMs: 10_000, problem: missing, instances: [{ name: 'api', reset: true }] });
    expect(second).not.toHaveProperty('total');
    expect(withoutMixed(rule, second, reset(20_000))).toMatchObject({ problem: missing });
    expect(withoutMixed(rule, reset(0), second)).toEqual({ ...second, atMs: 10_000 });
  });

  it('leaves a known restart alone', () => {
    expect(withoutMixed(rule, reset(0, { restart: true }), reset(10_000))).toEqual(reset(10_000));
    const known = reset(10_000, { restart: true });
    expect(withoutMixed(rule, reset(0), known)).toEqual(known);
  });

  it('keeps what the other instances counted', () => {
    const other = { name: 'b', ratio: 0.5, errors: 5, total: 10 };
    const both = { ...reset(10_000), instances: [...reset(10_000).instances, other] };
    expect(withoutMixed(rule, reset(0), both)).toMatchObject({ ratio: 0.5, errors: 5, total: 10, partial: true });
  });

  it('compares nothing of a mixed measurement with the old version', () => {
    const control = { errors: 0, total: 9, fresh: { errors: 6, total: 60 } };
    const seen = withoutMixed(rule, reset(0), { ...reset(10_000), control });
    expect(seen).toMatchObject({ problem: missing });
    expect(seen).not.toHaveProperty('control');
  });
});

describe('resetWords', () => {
  it('counts the resets that are not known restarts, in the streak', () => {
    const seen = [reset(0), counted(10_000, 1, 1), reset(20_000), reset(30_000, { restart: true })];
    expect(resetWords(seen)).toContain('began anew 2 times in this: behind a balancer');
    expect(resetWords(seen, { firstMs: 10_000, newestMs: 30_000, count: 3 })).toContain('began anew once in this');
    expect(resetWords(seen.slice(1, 2))).toBe('');
  });
});

describe('a watch behind a balancer', () => {
  const counters = { ...errorRate, query: { form: 'counters', errors: 'e', total: 't' } } as const;
  async function watched(found: (atMs: number) => Measurement, method: 'rule' | 'sequential') {
    const clock = new VirtualClock();
    const world = { clock, signal: new AbortController().signal, log: { event: () => undefined } };
    const source = { measure: async () => [found(clock.elapsed())] };
    return watchSource({ ...rule, method, falseAlarm: 0.001 }, [counters], source, world);
  }

  it.each(['rule', 'sequential'] as const)('does not fail by %s for resets in a row', async (method) => {
    const result = await watched((atMs) => (atMs === 0 ? counted(atMs, 0, 10) : reset(atMs)), method);
    expect(result).toMatchObject({ verdict: 'inconclusive' });
    expect(result.reason).toContain('arrive mixed');
  });

  it.each(['rule', 'sequential'] as const)('says in a fail by %s that counters began anew', async (method) => {
    const result = await watched((atMs) => (atMs % 20_000 === 0 ? reset(atMs) : counted(atMs, 50, 60)), method);
    expect(result).toMatchObject({ verdict: 'fail' });
    expect(result.reason).toMatch(/counters began anew (once|\d+ times) in this: behind a balancer/);
  });
});

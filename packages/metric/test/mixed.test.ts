import { VirtualClock } from '@deploy-actions/clock';
import { replay, watchSource } from '@deploy-actions/metric';
import { combine, type InstanceReading, type Measurement, told } from '@deploy-actions/source';
import fc from 'fast-check';
import { doubtful, resetWords, type Seen, takenOverWords, withMixed, withoutMixed, withSuspects } from '../src/mixed';
import { counted, errorRate, rule } from './measurements';

function reset(atMs: number, more: Partial<InstanceReading> = {}): Measurement {
  const bad = counted(atMs, 6, 60);
  return { ...bad, instances: bad.instances.map((reading) => ({ ...reading, reset: true, ...more })) };
}

/** `r` a reset, `R` a known restart, `.` growth: one each 10 s. */
function row(marks: string): Seen[] {
  return [...marks].map((mark, slot) => {
    const atMs = slot * 10_000;
    const seen = mark === '.' ? counted(atMs, 6, 60) : reset(atMs, mark === 'R' ? { restart: true } : {});
    return { seen, mixed: new Set() };
  });
}

const missing = { kind: 'missing', reason: expect.stringContaining('counters of several processes are mixed') };

describe('withMixed', () => {
  it.each([
    ['', ''],
    ['...r', '....'],
    ['r...', '....'],
    // Of whom the one before the first was is not known, either.
    ['..rr', '.mmm'],
    ['.r.r', 'mmmm'],
    ['r..r', 'mmmm'],
    ['..r..r', '.mmmmm'],
    ['.r...r', '......'],
    ['rr.r', 'mmmm'],
    ['rr..', '....'],
    ['R..R', '....'],
    ['r..R', '....'],
    ['r.Rr', 'mmmm'],
  ])('of %s the newest one says: %s', (marks, found) => {
    const mixed = withMixed(row(marks)).map((each) => (each.mixed.has('api') ? 'm' : '.'));
    expect(mixed.join('')).toBe(found);
  });

  it('leaves what it does not change as it is', () => {
    const recent = row('..r.r');
    expect(withMixed(recent)[0]).toBe(recent[0]);
    const again = withMixed(recent);
    expect(withMixed(again)).toEqual(again);
    expect(withMixed(again).every((each, at) => each === again[at])).toBe(true);
  });
});

it('suspects whatever may yet turn out to be mixed', () => {
  const suspects = (recent: Seen[]) => withSuspects(recent).map((each) => (each.mixed.has('api') ? 'm' : '.'));
  expect(suspects(row('..r.')).join('')).toBe('.mmm');
  expect(suspects(row('..R.')).join('')).toBe('....');
  const anonymous = row('....').map(({ seen, mixed }) => {
    const instances = seen.instances.map((reading) => ({ ...reading, anonymous: true as const }));
    return { seen: { ...seen, instances }, mixed };
  });
  expect(suspects(anonymous).join('')).toBe('...m');
});

describe('doubtful', () => {
  it.each([
    ['....', 0],
    ['...r', 3],
    ['r', 3],
    ['r.', 2],
    ['.r..', 1],
    ['r...', 0],
    ['...R', 0],
  ])('after %s are %d measurements to come', (marks, left) => {
    expect(doubtful(row(marks))).toBe(left);
  });

  it('goes on after what is known to be mixed: the next growth may be of two processes, too', () => {
    expect(doubtful(withMixed(row('r.r.')))).toBe(2);
  });
});

describe('withoutMixed', () => {
  const mixed = new Set(['api']);

  it('keeps nothing of what the instance said but that it was reset', () => {
    const seen = withoutMixed(rule, { seen: reset(10_000), mixed });
    expect(seen).toMatchObject({ atMs: 10_000, problem: missing, instances: [{ name: 'api', reset: true }] });
    expect(seen).not.toHaveProperty('total');
    expect(withoutMixed(rule, { seen, mixed })).toBe(seen);
    expect(withoutMixed(rule, { seen: reset(0), mixed: new Set(['other']) })).toEqual(reset(0));
  });

  it('keeps what the other instances counted', () => {
    const other = { name: 'b', ratio: 0.5, errors: 5, total: 10 };
    const both = { ...reset(10_000), instances: [...reset(10_000).instances, other] };
    expect(withoutMixed(rule, { seen: both, mixed })).toMatchObject({ errors: 5, total: 10, partial: true });
  });

  it('compares nothing of a mixed measurement with the old version', () => {
    const control = { errors: 0, total: 9, fresh: { errors: 6, total: 60 } };
    const seen = withoutMixed(rule, { seen: { ...reset(10_000), control }, mixed });
    expect(seen).toMatchObject({ problem: missing });
    expect(seen).not.toHaveProperty('control');
  });
});

it('keeps what the new version counted where the old one is mixed, and compares it with nothing', () => {
  const old = { name: 'old version api', errors: 0, total: 9 };
  const control = { errors: 0, total: 9, fresh: { errors: 6, total: 60 } };
  const seen = { ...counted(10_000, 6, 60), control, controlInstances: [old] };
  const found = withoutMixed(rule, { seen, mixed: new Set(['old version api']) });
  expect(found).toMatchObject({ errors: 6, total: 60, controlProblem: missing.reason });
  expect(found).not.toHaveProperty('control');
});

describe('resetWords', () => {
  it('counts the resets that are not known restarts, in the streak', () => {
    const out = withoutMixed(rule, { seen: reset(0), mixed: new Set(['api']) });
    const seen = [reset(0), counted(10_000, 1, 1), reset(20_000), reset(30_000, { restart: true }), out];
    expect(resetWords(seen)).toContain('counters restarted 2 times in this time: a load balancer');
    expect(resetWords(seen, { firstMs: 10_000, newestMs: 30_000, count: 3 })).toContain(
      'counters restarted once in this time',
    );
    expect(resetWords(seen.slice(1, 2))).toBe('');
  });
});

const counters = { ...errorRate, query: { form: 'counters', errors: 'e', total: 't' } } as const;

async function watched(found: (atMs: number) => Measurement, more: Partial<typeof rule> = {}) {
  const clock = new VirtualClock();
  const lines: string[] = [];
  const world = { clock, signal: new AbortController().signal, log: { event: (text: string) => lines.push(text) } };
  const source = { measure: async () => [found(clock.elapsed())] };
  const own = { ...counters, rule: { ...counters.rule, sustainMs: more.sustainMs ?? counters.rule.sustainMs } };
  const result = await watchSource({ ...rule, falseAlarm: 0.001, ...more }, [own], source, world);
  return { ...result, lines, own };
}

const METHODS = ['rule', 'sequential', 'both'] as const;

describe('a watch behind a balancer', () => {
  it('says by which odds a test fails, and that they leave out a switch to another process that nothing tells', async () => {
    const jump = (anonymous: boolean) => (atMs: number) => {
      const seen = counted(atMs, atMs === 50_000 ? 900 : 0, 1000);
      return anonymous
        ? { ...seen, instances: seen.instances.map((each) => ({ ...each, anonymous: true as const })) }
        : seen;
    };
    expect(takenOverWords([jump(false)(50_000)])).toBe('');
    const short = 'this probability does not hold if another process took over';
    expect(takenOverWords([jump(true)(50_000)])).toContain(short);
    const result = await watched((atMs) => (atMs < 50_000 ? jump(true)(atMs) : { ...jump(true)(50_000), atMs }), {
      method: 'sequential',
    });
    expect(result).toMatchObject({ verdict: 'fail', reason: expect.stringContaining(short) });
    const named = await watched((atMs) => ({ ...jump(false)(Math.min(atMs, 50_000)), atMs }), {
      method: 'sequential',
    });
    expect(named.reason).not.toContain(short);
  });

  it.each(METHODS)('does not fail by %s for resets in a row', async (method) => {
    const result = await watched((atMs) => (atMs === 0 ? counted(atMs, 0, 10) : reset(atMs)), { method });
    expect(result).toMatchObject({ verdict: 'inconclusive' });
    expect(result.reason).toContain('are mixed');
  });

  it.each(METHODS)('says in a fail by %s that counters restarted', async (method) => {
    const result = await watched((atMs) => (atMs % 40_000 === 0 ? reset(atMs) : counted(atMs, 50, 60)), { method });
    expect(result).toMatchObject({ verdict: 'fail' });
    expect(result.reason).toMatch(/counters restarted (once|\d+ times) in this time: a load balancer/);
  });

  it('waits with a fail until a reset before it is known to be single', async () => {
    const method = 'sequential';
    const bad = (atMs: number) => (atMs === 50_000 ? reset(atMs) : counted(atMs, atMs < 60_000 ? 0 : 60, 60));
    const single = await watched(bad, { method });
    expect(single).toMatchObject({ verdict: 'fail', durationMs: 80_000, detectMs: 30_000 });
    expect(single.lines.join()).toContain(
      'the next 2 measurements will show whether counters of several processes are mixed',
    );
    const twice = await watched((atMs) => (atMs > 60_000 ? reset(atMs) : bad(atMs)), { method });
    expect(twice).toMatchObject({ verdict: 'inconclusive' });
    const atTheEnd = await watched(
      (atMs) => (atMs === 290_000 ? reset(atMs) : counted(atMs, atMs < 3e5 ? 0 : 60, 60)),
      {
        method,
      },
    );
    expect(atTheEnd).toMatchObject({ verdict: 'fail', durationMs: 320_000 });
  });

  it.each([
    ['a balancer with two old processes', (atMs: number) => atMs % 20_000 === 0, 'inconclusive'],
    ['an old process that began anew once', (atMs: number) => atMs === 60_000, 'fail'],
  ])('is compared with %s: the verdict is as it must be', async (_, isReset, verdict) => {
    const oddsRatio = 1;
    const result = await watched(
      (atMs) => {
        const fresh = { errors: 20, total: 1000 };
        const old = {
          name: 'old version api',
          errors: 1,
          total: 1000,
          ...(isReset(atMs) ? { reset: true as const } : {}),
        };
        const control = { errors: old.errors, total: old.total, fresh };
        return { ...counted(atMs, fresh.errors, fresh.total), control, controlInstances: [old] };
      },
      { method: 'sequential', threshold: 1, oddsRatio },
    );
    expect(result).toMatchObject({ verdict });
    if (verdict === 'inconclusive') expect(result.reason).toMatch(/gave too little data to compare with.*are mixed/);
  });

  it('does not wait where another instance proves it', async () => {
    const both = (atMs: number) => {
      const ill = { ratio: 1, errors: 60, total: 60 };
      const first = atMs % 20_000 === 0 ? reset(atMs) : counted(atMs, 0, 60);
      return {
        ...first,
        ...combine([...first.instances, { name: 'b', ...(atMs > 90_000 ? ill : { ratio: 0, errors: 0, total: 60 }) }]),
      };
    };
    expect(await watched(both, { method: 'rule' })).toMatchObject({ verdict: 'fail', durationMs: 220_000 });
  });

  interface Process {
    errors: number;
    total: number;
  }

  /** As a source without any doubt would count. */
  function growth(before: Process, now: Process): Process & { reset: boolean } {
    const isReset = now.errors < before.errors || now.total < before.total;
    if (isReset) return { ...now, reset: true };
    return { errors: now.errors - before.errors, total: now.total - before.total, reset: false };
  }

  /** Two processes that answer by turns; each has had so many requests, and grows by so many a measurement. */
  function roundRobin(a: Process, b: Process, errorsEach: number, each: number) {
    let before: Process | undefined;
    return (atMs: number): Measurement => {
      const slot = atMs / 10_000;
      const from = slot % 2 === 0 ? a : b;
      const now = { errors: from.errors + errorsEach * slot, total: from.total + each * slot };
      const { errors, total, reset: isReset } = before ? growth(before, now) : { errors: 0, total: 0, reset: false };
      const isFirst = before === undefined;
      before = now;
      const { reading } = isFirst
        ? { reading: { problem: { kind: 'reference', reason: 'the first' } } as const }
        : told({ errors, total });
      const marks = { anonymous: true as const, ...(isReset ? { reset: true as const } : {}) };
      return { atMs, tookMs: 0, ...reading, instances: [{ name: 'api', ...reading, ...marks }] };
    };
  }

  it.each(METHODS)('knows nothing by %s of two processes in turn, be all well or half ill', async (method) => {
    for (const share of [0, 0.5]) {
      const a = { errors: share * 1000, total: 1000 };
      const b = { errors: share * 400, total: 400 };
      const result = await watched(roundRobin(a, b, share * 10, 10), { method });
      expect(result).toMatchObject({ verdict: 'inconclusive', situation: 'no-data' });
      expect(result.reason).toContain('give one url for each instance');
      expect(result.lines.filter((line) => line.includes('will tell whether')).length).toBeLessThanOrEqual(1);
    }
  });

  it.each(METHODS)('never fails two healthy processes in turn by %s, and a replay says the same', async (method) => {
    const process = fc
      .record({ total: fc.integer({ min: 1, max: 100_000 }), share: fc.double({ min: 0, max: 0.04, noNaN: true }) })
      .map(({ total, share }) => ({ total, errors: Math.floor(total * share) }));
    const sustainMs = fc.constantFrom(0, 10_000, 120_000);
    await fc.assert(
      fc.asyncProperty(process, process, fc.integer({ min: 1, max: 500 }), sustainMs, async (a, b, each, sustain) => {
        const more = { method, sustainMs: sustain };
        const result = await watched(roundRobin(a, b, 0, each), more);
        expect(result.verdict).not.toBe('fail');
        const { verdict, reason } = result;
        const record = { durationMs: 300_000, intervalMs: 10_000, signals: result.signals };
        const again = replay({ ...rule, falseAlarm: 0.001, ...more }, [result.own], record);
        expect(again).toMatchObject({ verdict, reason });
      }),
      { numRuns: 100 },
    );
  });
});

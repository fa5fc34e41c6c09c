import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import type { WatchedSignal } from '@deploy-actions/metric';
import { announce, conclude } from '../src/announcement';
import { settings, signal, watched } from './results';

const exit = { onInconclusive: 'fail', shadow: false } as const;

it('asks about errors that nothing ever matched, signal by signal', () => {
  const seen = { ratio: 0, errors: 0, total: 5 };
  const measurement = (mark: object) => ({ atMs: 0, tookMs: 0, ...seen, instances: [{ name: 'a', ...seen, ...mark }] });
  const unmatched = signal({ name: 'pay', measurements: [measurement({ errorsUnmatched: true })] });
  const signals = [signal({ measurements: [measurement({})] }), unmatched];
  const told = logged((log) => conclude(watched({ signals }), exit, log)).join();
  expect(told).toContain('No series ever matched errors of pay');
  expect(told).not.toContain('matched errors,');
});

it('warns where errors that nothing matched have a near name', () => {
  const seen = { ratio: 0, errors: 0, total: 5 };
  const instances = [{ name: 'a', ...seen, errorsUnmatched: true as const, errorsNear: 'failed_total' }];
  const signals = [signal({ measurements: [{ atMs: 0, tookMs: 0, ...seen, instances }] })];
  const told = logged((log) => conclude(watched({ signals }), exit, log)).join();
  expect(told).toContain('warning: No series ever matched errors');
  expect(told).toContain('did you mean failed_total?');
});

function logged(work: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  work(
    createLog(new VirtualClock(), {
      write: (text) => lines.push(text.trimEnd()),
      warning: (text) => lines.push(`warning: ${text}`),
      notice: (text) => lines.push(`notice: ${text}`),
      startGroup: () => undefined,
      endGroup: () => undefined,
    }),
  );
  return lines;
}

describe('announce', () => {
  it('says in one line what will be watched', () => {
    expect(logged((log) => announce(settings(), log))).toEqual([
      '[   0.0s] watching api for 5 min 00 s, every 10.0 s; fails above 5 % for 2 min 00 s',
    ]);
  });

  it('notices a time to sustain that is longer than the watch', () => {
    const { rule, ...rest } = settings();
    const lines = logged((log) => announce({ ...rest, rule: { ...rule, durationMs: 60_000 } }, log));
    expect(lines[1]).toMatch(/^notice: sustain is longer than duration/);
  });

  it('notices a number of requests that a ratio cannot know', () => {
    const { rule, ...rest } = settings();
    const lines = logged((log) => announce({ ...rest, rule: { ...rule, minSamples: 100 } }, log));
    expect(lines[1]).toMatch(/^notice: min-samples has no effect/);
  });
});

it('says that there is a test, for which no time is to be sustained', () => {
  const { rule, source } = settings();
  const query = { form: 'counters', errors: '$.e', total: '$.t' } as const;
  const bounds = { unit: 'ratio', threshold: 0.05, sustainMs: 900_000 } as const;
  const signals = [{ name: 'error-rate', query, rule: bounds }];
  const lines = logged((log) => announce({ source, rule: { ...rule, method: 'sequential' }, signals }, log));
  expect(lines).toEqual([expect.stringMatching(/fails if a sequential test proves more than 5 %$/)]);
  const limited = [{ name: 'error-rate', query, rule: { ...bounds, limit: 0.062 } }];
  const told = logged((log) => announce({ source, rule: { ...rule, method: 'sequential' }, signals: limited }, log));
  expect(told.join()).toContain(
    'fails if a sequential test proves more than 6.2 % (5 %, the limit from the baseline, plus the uncertainty of a short baseline)',
  );
});

it('notices a baseline that would blind a test, and only where there is one', () => {
  const { rule, source } = settings();
  const before = { name: 'error-rate', form: 'counters', level: 0.04, measured: 24, dispersion: 30 } as const;
  const query = { form: 'counters', errors: '$.e', total: '$.t' } as const;
  const bounds = { unit: 'ratio', threshold: 0.05, sustainMs: 120_000 } as const;
  const signals: WatchedSignal[] = [{ name: 'error-rate', query, rule: bounds, before }];
  const told = (method: 'rule' | 'both' | 'sequential') =>
    logged((log) => announce({ source, rule: { ...rule, method }, signals }, log)).filter((line) =>
      line.startsWith('notice: Errors varied 30 times as much'),
    );
  expect([told('rule').length, told('both').length, told('sequential').length]).toEqual([0, 1, 1]);
});

it('says the rule of every signal', () => {
  const { signals, ...rest } = settings();
  const database: WatchedSignal = {
    name: 'database',
    query: { form: 'value', query: '$.database' },
    rule: { unit: 'plain', min: 1, sustainMs: 60_000 },
  };
  expect(logged((log) => announce({ ...rest, signals: [...signals, database] }, log))[0]).toContain(
    'fails above 5 % for 2 min 00 s, or database below 1 for 1 min 00 s',
  );
});

describe('conclude', () => {
  it('warns of an instance that was not heard', () => {
    const silent = { name: 'b', problem: { kind: 'provider' as const, reason: 'status 503' } };
    const measurements = [{ atMs: 0, tookMs: 1, ratio: 0, instances: [{ name: 'a', ratio: 0 }, silent] }];
    const [line] = logged((log) => conclude(watched({ signals: [signal({ measurements })] }), exit, log));
    expect(line).toBe('warning: b gave no data in 1 of 1 measurement: the verdict hardly covers it.');
    const open = watched({ verdict: 'inconclusive', situation: 'no-data', signals: [signal({ measurements })] });
    expect(logged((log) => conclude(open, exit, log))[0]).toBe('warning: b gave no data in 1 of 1 measurement.');
  });

  it('says one line about what was measured', () => {
    expect(logged((log) => conclude(watched(), exit, log))).toEqual([
      '[   0.0s] verdict pass: never above 5 % (peak 1 %); 31 of 31 planned measurements',
    ]);
  });

  it('warns of a green step where nobody knows, and names what made it green', () => {
    const open = { verdict: 'inconclusive', situation: 'no-data', policy: 'on-no-data' } as const;
    const first = (given: 'pass' | 'fail', own: 'pass' | 'fail' | 'inconclusive') =>
      logged((log) => conclude(watched({ ...open, exit: own }), { ...exit, onInconclusive: given }, log))[0];
    expect(first('fail', 'pass')).toMatch(
      /^warning: The step is green because of on-no-data: pass, but the verdict is incon/,
    );
    expect(first('pass', 'inconclusive')).toMatch(/^warning: The step is green because of on-inconclusive: pass/);
    expect(first('fail', 'inconclusive')).toMatch(/verdict inconclusive/);
    expect(first('pass', 'fail')).toMatch(/verdict inconclusive/);
  });

  it('tells of a restart, of a pass, too', () => {
    const begun = { name: 'api-1', ratio: 0, reset: true as const, restart: true as const };
    const signals = [signal({ measurements: [{ atMs: 70_000, tookMs: 1, ratio: 0, instances: [begun] }] })];
    expect(logged((log) => conclude(watched({ signals }), exit, log))[0]).toMatch(/ 1 restart: api-1 at 1 min 10 s$/);
  });

  it.each([
    [2, false],
    [3, true],
  ])('%d restarts look like a balancer: %s', (count, warned) => {
    const reading = { name: 'api', errors: 0, total: 1, ratio: 0, reset: true as const };
    const measurements = Array.from({ length: count }, (_, i) => ({ atMs: i, tookMs: 1, instances: [reading] }));
    const lines = logged((log) => conclude(watched({ signals: [signal({ measurements })] }), exit, log));
    expect(lines.some((line) => line.includes('load balancer'))).toBe(warned);
  });

  it('lets no workflow command out of what a server said', () => {
    const lines = logged((log) => conclude(watched({ reason: 'a\r::error::b\n##[error]c' }), exit, log));
    for (const line of lines.join('\n').split(/[\r\n]/)) expect(line).not.toMatch(/^::|##\[/);
  });
});

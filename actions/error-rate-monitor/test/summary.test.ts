import { summaryOf } from '../src/summary';
import { signal, watched } from './results';

const exit = { onInconclusive: 'fail', shadow: false } as const;

describe('summaryOf', () => {
  it('says first what happened and what now', () => {
    const result = watched({ verdict: 'fail', situation: 'exceeded', reason: 'above 5 %', detectMs: 120_000 });
    const [title, what] = summaryOf(result, exit).split('\n\n');
    expect(title).toBe('### error-rate-monitor: fail');
    expect(what).toContain('Roll the release back');
    expect(summaryOf(result, exit)).toContain('| from the first bad measurement to the verdict | 2 min 00 s |');
  });

  it('shows counts where they are known', () => {
    expect(summaryOf(watched({ requests: 100, errors: 3 }), exit)).toContain('| requests | 100, of which 3 failed |');
    expect(summaryOf(watched(), exit)).not.toContain('| requests |');
  });

  it('says what decided the colour of a step about which nobody knows', () => {
    const signals = [signal({ verdict: 'inconclusive', last: undefined })];
    const open = { verdict: 'inconclusive', situation: 'no-data', policy: 'on-no-data', signals } as const;
    const green = summaryOf(watched({ ...open, exit: 'pass' }), exit);
    expect(green).toContain('### error-rate-monitor: inconclusive');
    expect(green).toContain('The state of the release is unknown');
    expect(green).toContain('The step is green because of `on-no-data: pass`.');
    expect(green).toContain('| error rate | inconclusive | above 5 % for 2 min 00 s | not measured |');
    const left = summaryOf(watched({ ...open, exit: 'inconclusive' }), exit);
    expect(left).toContain('The step is red because of `on-inconclusive: fail`.');
    expect(summaryOf(watched(), exit)).not.toContain('The step is');
  });

  it('lets no Markdown grow out of what a server said', () => {
    const summary = summaryOf(watched({ reason: 'a\n# b | [c](https://evil.example) @all' }), exit);
    expect(summary).not.toMatch(/^# b/m);
    expect(summary).not.toContain('[c](');
    expect(summary).not.toMatch(/(?<!`)@all/);
  });

  it.each(['inconclusive', 'error', ''] as const)('advises no rollback for "%s"', (verdict) => {
    expect(summaryOf(watched({ verdict }), exit)).not.toContain('Roll the release back');
  });

  it('names the instance that was not heard', () => {
    const silent = { name: 'b|c', problem: { kind: 'access' as const, reason: 'status 403' } };
    const measurements = [{ atMs: 0, tookMs: 1, instances: [silent] }];
    expect(summaryOf(watched({ signals: [signal({ measurements })] }), exit)).toContain(
      '| no data from b&#124;c | in 1 of 1 measurement |',
    );
  });

  it('does not take what was not measured for no traffic', () => {
    const errorRate = (requests?: number) =>
      summaryOf(watched({ requests, errors: requests, signals: [signal({ form: 'counters' })] }), exit);
    expect(errorRate()).toContain('| requests | not measured |');
    expect(errorRate(0)).toContain('| requests | 0, of which 0 failed |');
    expect(summaryOf(watched(), exit)).not.toContain('| requests |');
  });

  it('tells of restarts, and of more measurements than were planned', () => {
    const begun = { name: 'api-1', ratio: 0, reset: true as const };
    const measurements = [{ atMs: 70_000, tookMs: 1, ratio: 0, instances: [begun] }];
    const summary = summaryOf(watched({ signals: [signal({ measurements, measured: 13, planned: 12 })] }), exit);
    expect(summary).toContain('| restarted | 1 restart: api-1 at 1 min 10 s |');
    expect(summary).toContain('| 13 with data (12 planned) |');
    expect(summaryOf(watched(), exit)).not.toContain('restarted');
  });

  it('has no table of signals where there are none', () => {
    expect(summaryOf(watched({ signals: [] }), exit)).not.toContain('| signal |');
  });

  it('shows each signal with its own verdict', () => {
    const cpu = signal({ name: 'cpu', verdict: '', bounds: { unit: 'plain', threshold: 80 }, last: 12.5, worst: 70 });
    expect(summaryOf(watched({ signals: [signal(), cpu] }), exit)).toContain(
      '| cpu | not decided | above 80 for 2 min 00 s | 12.5 | 70 | 31 of 31 planned |',
    );
  });

  it('draws the course, and counts who was harmed', () => {
    const before = { name: 'error-rate', form: 'counters', level: 0.01, measured: 9 } as const;
    const measurements = [0, 0.1].map((ratio, atMs) => ({ atMs, tookMs: 0, ratio, instances: [] }));
    const signals = [signal({ requests: 1000, errors: 60, before, measurements, worst: 0.1 })];
    const summary = summaryOf(watched({ signals, requests: 1000, errors: 60 }), exit);
    expect(summary).toContain('▁█');
    expect(summary).toContain('| users harmed | 50 failed requests above the baseline of 1 % |');
  });

  it('says what was tested and not sustained', () => {
    const signals = [signal({ method: 'sequential' })];
    expect(summaryOf(watched({ signals }), exit)).toContain('| error rate | pass | above 5 %, tested |');
  });

  it('asks about errors that nothing ever matched', () => {
    const seen = { ratio: 0, errors: 0, total: 5 };
    const instances = [{ name: 'a', ...seen, errorsUnmatched: true as const }];
    const signals = [signal({ measurements: [{ atMs: 0, tookMs: 0, ...seen, instances }] })];
    expect(summaryOf(watched({ signals }), exit)).toContain('| errors | never matched a series: check the selector |');
    expect(summaryOf(watched(), exit)).not.toContain('never matched');
  });

  it('names shadow', () => {
    const shadow = { ...exit, shadow: true };
    const summary = summaryOf(watched({ verdict: 'fail' }), shadow);
    expect(summary).toContain('the step does not fail');
    expect(summary).toContain('Without `shadow`, roll the release back');
    expect(summary).not.toContain('Roll the release back');
    expect(summaryOf(watched({ verdict: 'fail' }), shadow, 'replay')).not.toContain('shadow');
  });

  it('speaks of the error rate only where that was watched', () => {
    expect(summaryOf(watched(), exit)).toContain('The error rate is within the limit.');
    const summary = summaryOf(watched({ signals: [signal({ name: 'cpu' })] }), exit);
    expect(summary).toContain('All signals are within their limits.');
    expect(summary).not.toContain('error rate is');
  });
});

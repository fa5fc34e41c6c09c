import { summaryOf } from '../src/summary';
import { check, failure, observation, result } from './results';

const rowOf = (text: string) => text.split('\n').find((line) => line.startsWith('| web'));

describe('summaryOf', () => {
  it('says what happened first, then the checks, then how long it might have taken', () => {
    const timeline = [20, 10].map((latencyMs) => ({ check: 'web', ...observation({ latencyMs }) }));
    const lines = summaryOf(result({ timeline })).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '### Health gate: healthy',
      '',
      '1 of 1 check healthy (2 probes in 1.0 s, version v2).',
    ]);
    expect(rowOf(lines.join('\n'))).toBe(
      '| web | healthy | 2 | 200 | v2 | 12 ms | - | █▅ | healthy after 2 probes: status 200 |',
    );
    expect(lines.at(-1)).toBe(
      'Ended by the quorum after 1 s; the limit was 165 s: 120 s start, 45 s confirming failures.',
    );
  });

  it('shows p99 of a hundred answers, of fewer it would be the slowest one', () => {
    expect(rowOf(summaryOf(result({ checks: [check({ answered: 100 })] })))).toContain('| 12 ms | 40 ms |');
  });

  it('has the lines for known-hosts to paste', () => {
    expect(summaryOf(result(), ['web-1 ssh-ed25519 AAAA'])).toContain('```text\nweb-1 ssh-ed25519 AAAA\n```');
  });

  it('counts what failed, and shows the days that are left where they are known', () => {
    const checks = [check({ attempts: 9, failures: 3, ownFaults: 1, daysLeft: 12 }), check({ name: 'api' })];
    const text = summaryOf(result({ checks }));
    expect(text).toContain('| days left |');
    expect(rowOf(text)).toContain('| 9 (3 failed, 1 could not reach it) | 200 | v2 | 12 ms | - | 12 | - |');
    expect(text).toContain('| api | healthy | 2 | 200 | v2 | 12 ms | - | - | - |');
  });

  it.each([
    ['unhealthy', 'Roll back'],
    ['inconclusive', 'The health of the service is unknown'],
    ['', 'was not judged'],
  ] as const)('says what now where it is %j', (verdict, words) => {
    expect(summaryOf(result({ verdict }))).toMatch(new RegExp(`\\*\\*What now:\\*\\* .*${words}`));
  });

  it('lists what now where there are several things, and shows the first failure', () => {
    const seen = failure('status is 503, expected 200', { status: 503, excerpt: 'no database' });
    const causes = [{ kind: 'status', status: 503, expected: '200' }] as const;
    const ill = check({ verdict: 'unhealthy', evidence: [seen], failure: seen, causes });
    const text = summaryOf(result({ verdict: 'unhealthy', checks: [ill], endedBy: 'checks' }));
    expect(text).toMatch(/\*\*What now:\*\*\n\n- Roll back.*\n- The service reports/);
    expect(text).toContain('```text\nno database\n```');
    expect(text).toContain('Ended by the verdict of its checks');
  });

  it('lists what was tolerated in an answer', () => {
    const notes = [{ kind: 'http-deviation', deviations: ['bare-lf', 'folded-header'] }] as const;
    expect(summaryOf(result({ checks: [check({ notes })] }))).toContain(
      '**Notes:**\n\n- web: the answer violates HTTP &#40;bare-lf, folded-header&#41;; it was read as curl and browsers read it.',
    );
  });

  it('shows what a service says as text', () => {
    const evil = check({ version: '<b>|', reason: '$.a is "# x\n[y](z)"', lastStatus: null, p50Ms: null, p99Ms: null });
    const row = rowOf(summaryOf(result({ verdict: 'unhealthy', checks: [evil] })));
    expect(row).toContain('| web | healthy | 2 | - | &lt;b&gt;&#124; | - | - | - |');
    expect(row).toContain('&#91;y&#93;&#40;z&#41;');
    expect(row).not.toMatch(/<b>|# x|\[y\]/);
  });
});

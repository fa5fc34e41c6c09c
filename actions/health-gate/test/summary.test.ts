import { summaryOf } from '../src/summary';
import { check, result } from './results';

describe('summaryOf', () => {
  it('says what happened first, then the checks', () => {
    const lines = summaryOf(result()).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '### Health gate: healthy',
      '',
      '1 of 1 check healthy (2 probes in 1.0 s, version v2).',
    ]);
    expect(lines.at(-1)).toBe('| web | healthy | 2 | 200 | v2 | 12 ms | 40 ms | healthy after 2 probes: status 200 |');
  });

  it.each([
    ['unhealthy', 'roll back'],
    ['inconclusive', 'says nothing about the service'],
    ['', 'was not judged'],
  ] as const)('says what now where it is %j', (verdict, words) => {
    expect(summaryOf(result({ verdict }))).toContain(words);
  });

  it('shows what a service says as text', () => {
    const evil = check({ version: '<b>|', reason: '$.a is "# x\n[y](z)"', lastStatus: null, p50Ms: null, p99Ms: null });
    const last = summaryOf(result({ verdict: 'unhealthy', checks: [evil] }))
      .split('\n')
      .at(-1);
    expect(last).toContain('| web | healthy | 2 | - | &lt;b&gt;&#124; | - | - |');
    expect(last).toContain('&#91;y&#93;&#40;z&#41;');
    expect(last).not.toMatch(/<b>|# x|\[y\]/);
  });
});

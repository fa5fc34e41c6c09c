import { briefOf, detailsOf } from '../src/details';
import { settings, watched } from './results';

const exit = { onInconclusive: 'fail', shadow: false } as const;

describe('detailsOf', () => {
  it('has every measurement, the rule and the question', () => {
    expect(detailsOf(watched(), settings(), exit)).toMatchObject({
      rule: { threshold: 0.05, sustainMs: 120_000, onInconclusive: 'fail', shadow: false },
      source: { kind: 'json', headers: ['Authorization'] },
      conclusion: { verdict: 'pass', situation: 'within', planned: 31, measured: 31 },
      signals: [{ name: 'error-rate', query: ['$.error_rate'], measurements: [{ atMs: 0, ratio: 0.01 }] }],
    });
  });

  it('says how often was measured, which a source with buckets decides: a replay goes by it', () => {
    const details = detailsOf(watched({ intervalMs: 60_000 }), settings(), exit);
    expect(details).toMatchObject({ rule: { intervalMs: 60_000 } });
  });

  it('has neither header values nor the queries of URLs', () => {
    const text = JSON.stringify(detailsOf(watched(), settings(), exit));
    expect(text).toContain('http://api.example/metrics"');
    expect(text).not.toContain('hunter2');
  });
});

describe('briefOf', () => {
  it('is the conclusion without the measurements, and short', () => {
    const brief = briefOf(watched({ reason: 'x'.repeat(5000), policy: 'on-no-data' }), { ...exit, shadow: true });
    expect(brief).toMatchObject({ situation: 'within', policy: 'on-no-data', shadow: true, measured: 31 });
    expect(brief).toMatchObject({
      signals: [{ name: 'error-rate', verdict: 'pass', situation: 'within', last: 0.01 }],
    });
    expect(JSON.stringify(brief)).not.toContain('measurements');
    expect(JSON.stringify(brief).length).toBeLessThan(2000);
  });
});

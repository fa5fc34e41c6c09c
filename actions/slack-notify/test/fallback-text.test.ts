import { fallbackText } from '../src/fallback-text';
import { deployReport, factsWith, gateReport, runContext } from './fake-world';

describe('fallbackText', () => {
  it('tells all that matters to whoever sees no blocks', () => {
    const facts = factsWith({ event: 'failed', message: 'Look at the queue', reports: [deployReport, gateReport] });
    expect(fallbackText(facts)).toBe(
      [
        '🔴 Production deployment failed: v2 (before: v1), by joe',
        'health-gate: unhealthy – 3 in a row: HTTP 503',
        'Look at the queue',
        'https://github.com/acme/shop/actions/runs/42',
      ].join('\n'),
    );
  });

  it('does without what is not known', () => {
    const run = { ...runContext, runUrl: '' };
    const facts = factsWith({ environment: '', version: '', previousVersion: '', actor: '', run });
    expect(fallbackText(facts)).toBe('✅ Deployment successful');
  });

  it('mentions nobody', () => {
    const text = fallbackText(factsWith({ environment: '<!here>', version: '<@U1>', message: '<!channel>' }));
    expect(text).not.toMatch(/<[!@]/);
  });
});

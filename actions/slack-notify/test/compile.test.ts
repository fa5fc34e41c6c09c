import type { StepReport } from '@deploy-actions/report';
import fc from 'fast-check';
import { blockKitProblems, shownTexts } from '../../../test/support/slack/slack-double';
import { compile } from '../src/compile';
import { events } from '../src/event-style';
import type { Facts } from '../src/facts';
import { deployReport, factsWith, gateReport, runContext } from './fake-world';

const textsOf = (facts: Facts) => shownTexts(compile(facts).payload);

describe('compile', () => {
  it('tells of a failed deployment: what, where, who, why, on which hosts, and where to look', () => {
    const facts = factsWith({
      event: 'failed',
      url: 'https://shop.example.org/',
      message: 'Rolling back now',
      fields: [{ name: 'Region', value: 'eu' }],
      buttons: [{ text: 'Dashboard', url: 'https://grafana.example.org/' }],
      reports: [deployReport, gateReport],
    });
    expect(textsOf(facts)).toEqual([
      expect.stringContaining('🔴 Production deployment failed: v2 (before: v1), by joe\n'),
      '🔴 Production deployment failed',
      '*Environment*\nproduction',
      '*Version*\n`v1` → `v2`',
      '*By*\njoe',
      '*Took*\n20.0 s',
      '*Region*\neu',
      'Rolling back now',
      '✅ *ssh-deploy*: deployed · 5.0 s\n❌ *health-gate*: unhealthy – 3 in a row: HTTP 503 · `UNHEALTHY` · 15.0 s',
      expect.stringContaining('web-2.example.org  failed    v1  CONNECT_TIMEOUT'),
      'View run',
      'Open production',
      'Dashboard',
      '<https://github.com/acme/shop|acme/shop>',
      '<https://github.com/acme/shop/actions/runs/42|Deploy #42>',
      'by joe',
      '<https://github.com/acme/shop/commit/0123456789abcdef0123456789abcdef01234567|`0123456`>',
    ]);
  });

  it.each(events)('has a header, fields and a text for %s alone', (event) => {
    const { payload } = compile(factsWith({ event }));
    expect(payload.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'actions', 'context']);
    expect(blockKitProblems({ ...payload })).toEqual([]);
  });

  it('is neutral: it does not say more than it was told', () => {
    expect(textsOf(factsWith({ environment: 'staging' })).join()).not.toMatch(/ready/i);
    expect(textsOf(factsWith({ message: 'Ready for production' }))).toContain('Ready for production');
  });

  it('names the attempt of a run that was started again', () => {
    const run = { ...runContext, runAttempt: 2 };
    expect(textsOf(factsWith({ run })).join()).toContain('Deploy #42 (attempt 2)');
  });

  it('says what it left out, as it cannot be cut', () => {
    const fields = Array.from({ length: 23 }, (_, index) => ({ name: `n${index}`, value: 'v' }));
    const buttons = Array.from({ length: 25 }, () => ({ text: 'x', url: 'https://example.org/' }));
    const long = { text: 'long', url: `https://example.org/${'x'.repeat(3000)}` };
    expect(compile(factsWith({ fields, buttons: [long, ...buttons] })).omitted).toEqual([
      'the button "long", whose URL is longer than 3000 characters',
      '1 buttons, because the limit is 25',
      '3 fields, because the limit is 20',
    ]);
  });

  it('stays a small message, whatever it is given', () => {
    const long = '&'.repeat(100_000);
    const reports = Array.from({ length: 20 }, () => ({
      ...deployReport,
      reason: long,
      raw: { hosts: [{ host: long }] },
    }));
    const fields = Array.from({ length: 99 }, () => ({ name: long, value: long }));
    const { payload } = compile(factsWith({ environment: long, version: long, message: long, fields, reports }));
    expect(blockKitProblems({ ...payload })).toEqual([]);
    expect(payload.text.length).toBeLessThan(4000);
    expect(shownTexts(payload.blocks).join('').length).toBeLessThan(13_000);
  });

  it('keeps to every limit of Block Kit and mentions nobody, for any facts whatsoever', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { payload } = compile(facts);
        expect(blockKitProblems({ ...payload })).toEqual([]);
        for (const shown of shownTexts(payload)) {
          expect(shown).not.toMatch(/<(?!https?:\/\/)/);
          expect(shown).not.toMatch(/&(?!(amp|lt|gt);)/);
          expect(shown).not.toMatch(/\p{Surrogate}/u);
        }
        expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
      }),
      { numRuns: 300 },
    );
  });
});

const piece = fc.constantFrom(
  '<!channel>',
  '<@U1>',
  '&',
  '<',
  '>',
  '`',
  '|',
  '\n',
  '\u0000',
  '\ud83d',
  'https://a.b/?c&d ',
  '```',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.tuple(piece, fc.integer({ min: 1, max: 5000 })).map(([part, times]) => part.repeat(times)),
);
const anyUrl = fc.oneof(fc.constant(''), fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'large' }));
const anyHost = fc.record({ host: anyText, verdict: anyText, version: anyText, code: anyText }, { requiredKeys: [] });
const anyReport: fc.Arbitrary<StepReport> = fc
  .record({
    action: fc.oneof(fc.constantFrom('ssh-deploy', 'auto-rollback', 'error-rate-monitor'), anyText),
    verdict: fc.oneof(fc.constantFrom('failed', 'deployed'), anyText),
    reason: anyText,
    version: anyText,
    durationMs: fc.double({ min: 0, noNaN: true, max: 1e15 }),
    startedAt: anyText,
    error: fc.record({ code: anyText, message: anyText }),
    raw: fc.record(
      {
        hosts: fc.oneof(fc.array(anyHost, { maxLength: 15 }), fc.jsonValue()),
        fromVersion: fc.oneof(anyText, fc.jsonValue()),
        toVersion: anyText,
        rollbackMs: fc.oneof(fc.double(), anyText),
        peakErrorRate: fc.oneof(fc.double(), fc.constant('1e300')),
        outputs: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  })
  .map((report) => report);
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  event: fc.constantFrom(...events),
  environment: anyText,
  version: anyText,
  previousVersion: anyText,
  url: anyUrl,
  message: anyText,
  fields: fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 60 }),
  buttons: fc.array(fc.record({ text: anyText, url: fc.webUrl() }), { maxLength: 40 }),
  reports: fc.array(anyReport, { maxLength: 8 }),
  run: fc.record({
    repository: anyText,
    sha: anyText,
    workflow: anyText,
    runId: anyText,
    runAttempt: fc.integer(),
    runUrl: anyUrl,
    serverUrl: anyUrl,
  }),
  actor: anyText,
});

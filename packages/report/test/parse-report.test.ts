import { parseReport } from '@deploy-actions/report';
import fc from 'fast-check';

const parse = (report: unknown) => parseReport(JSON.stringify(report));
const schema = 'deploy-actions/health-gate/1';

describe('parseReport', () => {
  it('reads a brief report', () => {
    const brief = {
      schema,
      action: 'health-gate',
      verdict: 'unhealthy',
      startedAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-01T00:00:15.000Z',
      durationMs: 15_000,
      error: { code: 'UNHEALTHY', message: 'api: HTTP 503' },
      reason: '3 in a row: HTTP 503',
      version: 'abc',
    };
    expect(parse(brief)).toEqual({
      action: 'health-gate',
      verdict: 'unhealthy',
      reason: '3 in a row: HTTP 503',
      version: 'abc',
      startedAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-01T00:00:15.000Z',
      durationMs: 15_000,
      error: { code: 'UNHEALTHY', message: 'api: HTTP 503' },
      raw: brief,
    });
  });

  it('reads a full report, whose verdict, reason and version are outputs', () => {
    const full = { schema, outputs: { verdict: 'healthy', reason: 'steady', version: 'abc' }, checks: [] };
    expect(parse(full)).toEqual({
      action: 'health-gate',
      verdict: 'healthy',
      reason: 'steady',
      version: 'abc',
      raw: full,
    });
  });

  it.each([
    { why: 'no verdict at all', report: { schema } },
    { why: 'a verdict of another type', report: { schema, verdict: 7 } },
    { why: 'a negative duration', report: { schema, durationMs: -1 } },
    { why: 'an error without a code', report: { schema, error: { message: 'x' } } },
    { why: 'an error that is a text', report: { schema, error: 'x' } },
    { why: 'times that are numbers', report: { schema, startedAt: 1, endedAt: 2 } },
    { why: 'a later version', report: { schema: 'deploy-actions/health-gate/2' } },
  ])('keeps the rest of a report with $why', ({ report }) => {
    expect(parse(report)).toEqual({ action: 'health-gate', verdict: '', raw: expect.anything() });
  });

  it.each([
    ['not JSON', '{'],
    ['nothing', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['no schema', '{"verdict":"healthy"}'],
    ['a foreign schema', '{"schema":"https://json-schema.org/"}'],
  ])('refuses %s', (_, json) => {
    expect(parseReport(json)).toEqual({ problem: expect.stringMatching(/^is n/) });
  });

  it('reads a file with a byte order mark', () => {
    expect(parseReport(`\ufeff{"schema":"${schema}"}`)).toMatchObject({ action: 'health-gate' });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        parseReport(json);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (rest) => {
        expect(parse({ ...rest, schema })).toMatchObject({ action: 'health-gate' });
      }),
    );
  });
});

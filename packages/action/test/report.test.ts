import { BadInput, masker, type Result } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import fc from 'fast-check';
import { briefReport, fullReport } from '../src/report';
import { runContext } from '../src/run-context';

const times = { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:01.000Z', durationMs: 1000 };
const run = runContext(
  { GITHUB_REPOSITORY: 'org/app', GITHUB_RUN_ID: '7', GITHUB_ACTOR: 'ada' },
  () => undefined,
  '/tmp',
);
const result: Result = {
  outputs: { verdict: 'healthy' },
  details: { attempts: [1] },
  brief: { version: 'v1' },
  summary: '',
};
const plain = (text: string) => text;

const full = (error?: unknown, given: Result = result, mask = plain) =>
  JSON.parse(fullReport('demo', { result: given, error }, times, run, mask));
const brief = (error?: unknown, given: Result = result) => briefReport('demo', { result: given, error }, times, plain);

describe('fullReport', () => {
  it('holds what was seen and decided, in which run', () => {
    expect(full()).toEqual({
      schema: 'deploy-actions/demo/1',
      action: 'demo',
      ...times,
      outputs: { verdict: 'healthy' },
      attempts: [1],
      run: expect.objectContaining({ repository: 'org/app', actor: 'ada', runId: '7', runAttempt: 1 }),
    });
  });

  it('begins with its schema, which no detail can replace', () => {
    const details = { schema: 'x', error: 'x', run: 'x', outputs: 'x', more: 1 };
    const text = fullReport('demo', { result: { ...result, details }, error: new Error('e') }, times, run, plain);
    expect(text).toMatch(/^\{\n {2}"schema": "deploy-actions\/demo\/1"/);
    expect(JSON.parse(text)).toMatchObject({ outputs: { verdict: 'healthy' }, error: { code: 'INTERNAL' }, more: 1 });
  });

  it.each([
    [
      new UserError('LOCKED', 'held', { hint: 'wait', cause: new Error('why') }),
      { code: 'LOCKED', message: 'held: why', hint: 'wait' },
    ],
    [new UserError('LOCKED', 'held'), { code: 'LOCKED', hint: expect.stringContaining('lock') }],
    [new TypeError('ours'), { code: 'INTERNAL', message: 'ours' }],
    ['text', { code: 'INTERNAL', message: 'text' }],
  ])('tells the error %s', (error, expected) => {
    expect(full(error).error).toMatchObject(expected);
  });

  it('lists the problems with the inputs one by one', () => {
    const problem = { input: 'urls', code: 'MISSING', given: '', legal: 'x' } as const;
    expect(full(new BadInput([problem])).error.problems).toEqual([problem]);
  });

  it('holds no secret, however deep it lies', () => {
    const secret = 'se"cret\\1';
    const leaky = { ...result, details: { deep: [{ header: `Bearer ${secret}` }], json: JSON.stringify({ secret }) } };
    const report = full(new Error(secret), leaky, masker([secret]));
    expect(report.deep[0].header).toBe('Bearer ***');
    expect(report.json).toBe('{"secret":"***"}');
    expect(report.error.message).toBe('***');
  });
});

describe('briefReport', () => {
  it('is one line with the verdict', () => {
    expect(JSON.parse(brief())).toEqual({
      schema: 'deploy-actions/demo/1',
      action: 'demo',
      verdict: 'healthy',
      ...times,
      version: 'v1',
    });
  });

  it('keeps what fits, and says that something was left out', () => {
    const big = { ...result, brief: { first: 'a', huge: 'x'.repeat(9000), last: 'b' } };
    expect(JSON.parse(brief(undefined, big))).toMatchObject({
      verdict: 'healthy',
      truncated: true,
      first: 'a',
      last: 'b',
    });
    expect(brief(undefined, big)).not.toContain('xxxx');
  });

  it('does not cut a secret in two, which no mask would find', () => {
    const error = new Error(`${'x'.repeat(1020)}hunter2-hunter2`);
    expect(briefReport('demo', { result, error }, times, masker(['hunter2-hunter2']))).not.toContain('hunt');
  });

  it('is one line of at most 8 KiB of JSON, whatever it is about', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('\u0001', '"', '\n', '€').map((c) => c.repeat(9000)),
    );
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), text, text, (facts, message, verdict) => {
        const line = brief(new Error(message), { ...result, brief: facts, outputs: { verdict } });
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8192);
        expect(line).not.toMatch(/[\r\n]/);
        expect(JSON.parse(line)).toMatchObject({ schema: 'deploy-actions/demo/1', error: { code: 'INTERNAL' } });
      }),
    );
  });
});

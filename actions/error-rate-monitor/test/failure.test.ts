import type { WatchResult } from '@deploy-actions/metric';
import { failureOf } from '../src/failure';
import { watched } from './results';

const strict = { onInconclusive: 'fail', shadow: false } as const;
const lenient = { onInconclusive: 'pass', shadow: false } as const;
const shadow = { onInconclusive: 'fail', shadow: true } as const;

type Row = [WatchResult['verdict'], WatchResult['situation'], string | undefined, string | undefined];

describe('failureOf', () => {
  it.each<Row>([
    ['pass', 'within', undefined, undefined],
    ['fail', 'exceeded', 'ERROR_RATE_EXCEEDED', 'ERROR_RATE_EXCEEDED'],
    ['inconclusive', 'no-data', 'NO_DATA', undefined],
    ['inconclusive', 'low-traffic', 'NO_DATA', undefined],
    ['inconclusive', 'no-traffic', 'NO_TRAFFIC', undefined],
    ['inconclusive', 'provider-error', 'PROVIDER_ERROR', undefined],
    ['error', 'refused', 'PROVIDER_ERROR', undefined],
  ])('%s for %s: %s; with on-inconclusive pass: %s; never in shadow', (verdict, situation, code, lenientCode) => {
    const result = watched({ verdict, situation });
    expect(failureOf(result, strict)?.code).toBe(code);
    expect(failureOf(result, lenient)?.code).toBe(lenientCode);
    expect(failureOf(result, shadow)).toBeUndefined();
  });

  it('is red or green as the policy of what is unknown says, and names it', () => {
    const found = { verdict: 'inconclusive', situation: 'no-data', policy: 'on-no-data', reason: 'no value' } as const;
    const red = failureOf(watched({ ...found, exit: 'fail' }), lenient);
    expect([red?.code, red?.message]).toEqual(['NO_DATA', 'Verdict inconclusive: no value (on-no-data: fail).']);
    expect(failureOf(watched({ ...found, exit: 'pass' }), strict)).toBeUndefined();
  });

  it('says what to do next where the table of codes cannot know', () => {
    expect(failureOf(watched({ verdict: 'inconclusive', situation: 'low-traffic' }), strict)?.hint).toContain(
      'traffic reaches',
    );
    expect(failureOf(watched({ verdict: '', situation: 'cancelled' }), strict)?.hint).toContain('changed nothing');
  });

  it('names the input where no version is told, and the deploy where another one is', () => {
    const other = { verdict: 'inconclusive', situation: 'wrong-version', reason: 'version "v1" answers' } as const;
    expect(failureOf(watched(other), strict)?.hint).toContain('the deploy reached every instance');
    const cause = { is: 'no-version', input: 'version-path', why: '$.nover selects nothing' } as const;
    const hint = failureOf(watched({ ...other, cause }), strict)?.hint;
    expect(hint).toContain('Correct the input named above');
    expect(hint).not.toContain('every instance');
  });

  it('says how counters of several processes are told apart', () => {
    const mixed = watched({ verdict: 'inconclusive', situation: 'no-data', cause: { is: 'mixed-counters' } });
    expect(failureOf(mixed, strict)?.hint).toMatch(/one `url` for each process.*process_start_time_seconds/);
    const inTurn = { ...mixed, cause: { is: 'in-turn', instances: ['api'] } } as const;
    expect(failureOf(inTurn, strict)?.hint).toMatch(/^Give one `url` for each process [^_]*$/);
  });

  it('takes no advice from a sentence', () => {
    const reason = 'last problem: "no version is reported", "counters of several processes are mixed", in turn';
    const found = watched({ verdict: 'inconclusive', situation: 'no-data', reason });
    expect(failureOf(found, strict)?.hint).toBe('');
  });

  it('says what to do where a sum of counters lost a part, and where there is no traffic', () => {
    const cause = { is: 'counter-fell', from: 60_000, to: 40_000, most: 610 } as const;
    const fell = watched({ verdict: 'inconclusive', situation: 'no-data', cause });
    expect(failureOf(fell, strict)?.hint).toMatch(/one `url` for each process.*`source: prometheus`/);
    const quiet = watched({ verdict: 'inconclusive', situation: 'no-traffic' });
    expect(failureOf(quiet, strict)?.hint).toContain('`on-no-traffic: pass`');
  });

  it('speaks of no release where a baseline has measured nothing', () => {
    const nothing = watched({ verdict: 'inconclusive', situation: 'no-data' });
    expect(failureOf(nothing, strict, 'baseline')?.hint).toContain('nothing was changed');
    expect(failureOf(nothing, strict)?.hint).toBe('');
  });

  it('is red when cancelled, whatever the policies are', () => {
    const result = watched({ verdict: '', situation: 'cancelled' });
    for (const exit of [strict, lenient, shadow]) expect(failureOf(result, exit)?.code).toBe('CANCELLED');
  });
});

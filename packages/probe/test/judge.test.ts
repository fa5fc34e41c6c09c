import { type Answered, judge, loadPatterns, parsePattern } from '@deploy-actions/probe';
import { expectations } from './example';

function answer(given: Partial<Answered> = {}): Answered {
  return { status: 200, body: '{"status":"healthy","version":"v2"}', complete: true, ...given };
}

describe('judge', () => {
  it('is content with a good answer and reports its version, expected or not', () => {
    expect(judge(answer(), expectations())).toEqual({ ok: true, version: 'v2', reason: 'status 200' });
    const all = expectations({ version: 'v2', json: ['$.status == "healthy"', '$.version'], body: 'healthy' });
    expect(judge(answer(), all)).toEqual({ ok: true, version: 'v2', reason: 'status 200' });
  });

  it('does not count a redirect as healthy, unless it is expected', () => {
    const moved = answer({ status: 302, body: '', location: 'https://a.example/login' });
    expect(judge(moved, expectations())).toEqual({
      ok: false,
      reason: 'status is 302 (a redirect to "https://a.example/login"), expected 200',
    });
    expect(judge(moved, expectations({ status: '302' })).ok).toBe(true);
  });

  it('names the wrong status alone, for an error page misses everything else too', () => {
    const ill = answer({ status: 503, body: '<html>' });
    const all = expectations({ version: 'v2', json: ['$.status'], body: 'healthy' });
    expect(judge(ill, all)).toEqual({ ok: false, reason: 'status is 503, expected 200' });
  });

  it('names every miss of an answer with the right status, and the old version by its name', () => {
    const old = answer({ body: '{"status":"ok","version":"v1"}' });
    const all = expectations({ version: 'v2', json: ['$.status == "healthy"'], body: 'well' });
    expect(judge(old, all)).toEqual({
      ok: false,
      version: 'v1',
      reason: 'version is v1, expected v2; $.status is "ok", expected == "healthy"; the body does not contain "well"',
    });
  });

  it.each([
    ['{}', 'no version at $.version, expected v2'],
    ['{"version":1.10}', 'version is 1.10, expected v2'],
    ['{"version":null}', 'no version at $.version, expected v2'],
    ['{"version":{"name":"v2"}}', 'no version at $.version, expected v2'],
    ['not json', 'no version at $.version, expected v2'],
    ['{"version":"v2 "}', 'version is "v2 ", expected v2'],
    ['{"version":"a\\n::set-output::"}', 'version is "a\\n::set-output::", expected v2'],
  ])('takes no version for proven by %s', (body, reason) => {
    expect(judge(answer({ body }), expectations({ version: 'v2' }))).toMatchObject({ ok: false, reason });
  });

  it('compares versions whole, and cuts only the one that it shows', () => {
    const long = 'v'.repeat(200);
    const judgement = judge(answer({ body: JSON.stringify({ version: long }) }), expectations({ version: long }));
    expect(judgement).toEqual({ ok: true, version: long.slice(0, 128), reason: 'status 200' });
  });

  it('takes two different versions in one answer for none', () => {
    const body = '{"apps":[{"v":"v1"},{"v":"v2"}]}';
    const expected = expectations({ version: 'v2', versionPath: '$.apps[*].v' });
    expect(judge(answer({ body }), expected).ok).toBe(false);
  });

  it.each([
    [{ body: '' }, 'the body is empty, expected JSON'],
    [{ body: '<html>\r\n' }, 'the body is no JSON: "<html>\\r\\n"'],
    [{ complete: false }, 'the body is longer than 1 MiB, so its JSON was not read'],
  ])('says what is wrong with a body that should be JSON: %j', (given, reason) => {
    expect(judge(answer(given), expectations({ json: ['$.status'] }))).toMatchObject({ ok: false, reason });
  });

  it('looks for patterns, and names each that is not there', async () => {
    await loadPatterns();
    const match = ['health', '^x$', 'zz'].flatMap((text) => {
      const pattern = parsePattern(text);
      return 'problem' in pattern ? [] : pattern;
    });
    expect(judge(answer(), expectations({ match }))).toMatchObject({
      ok: false,
      reason: 'the body does not match ^x$; the body does not match zz',
    });
  });

  it.each([
    [14, true, 'status 200'],
    [13, false, 'the certificate ends in 13 days, expected 14 or more'],
    [undefined, false, 'there is no certificate, expected one for 14 more days'],
  ])('with %s days left of 14 is %s', (days, ok, reason) => {
    expect(judge(answer(), expectations({ minDays: 14 }), days)).toMatchObject({ ok, reason });
  });

  it('fails a chain of redirects that was given up, whatever status is expected', () => {
    const lost = answer({ status: 302, problem: 'more than 5 redirects' });
    expect(judge(lost, expectations({ status: '200-399' }))).toMatchObject({
      ok: false,
      reason: 'status is 302: more than 5 redirects',
    });
  });
});

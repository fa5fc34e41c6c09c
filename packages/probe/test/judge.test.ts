import { loadPatterns, parsePattern } from '@deploy-actions/json-path';
import { type Answered, type Expectations, judge as judgeAnswer } from '@deploy-actions/probe';
import { type Content, findingOf, judgeContent, judgeShown } from '../src/judge';
import { expectations } from './example';

function answer(given: Partial<Answered> = {}): Answered {
  return { status: 200, body: '{"status":"healthy","version":"v2"}', complete: true, ...given };
}

/** What an answer comes to, without the causes behind its reason. */
function judge(answered: Answered, expected: Expectations, daysLeft?: number) {
  const {
    causes: _,
    notes: _notes,
    kind: _kind,
    ...found
  } = findingOf(judgeAnswer(answered, expected, daysLeft), `status ${answered.status}`);
  return found;
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
    ['{}', 'no version at $.version, expected v2; the answer has no fields'],
    ['{"version":1.10}', 'version is 1.10, expected v2'],
    ['{"version":null}', 'what is at $.version is no version (null, empty, true or false), expected v2'],
    ['{"version":""}', 'what is at $.version is no version (null, empty, true or false), expected v2'],
    ['{"version":{"name":"v2"}}', 'no version at $.version, expected v2; the answer has $.version.name'],
    ['not json', 'the body is not JSON: "not json"'],
    ['<!doctype html>\n<html>', 'the body is not JSON: "<!doctype html>\\n<html>"'],
    ['', 'the body is empty, expected JSON'],
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
    [{ body: '<html>\r\n' }, 'the body is not JSON: "<html>\\r\\n"'],
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
    [13, false, 'the certificate expires in 13 days, expected 14 or more'],
    [undefined, false, 'no certificate, expected one that is valid for 14 more days'],
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

describe('the causes of a judgement', () => {
  const sha = 'abcdef0123456789abcdef0123456789abcdef01';

  it.each([
    [sha.slice(0, 7), sha],
    [sha, sha.slice(0, 12)],
  ])('takes %s for %s, and notes it', (found, expected) => {
    const body = JSON.stringify({ version: found });
    expect(judgeAnswer(answer({ body }), expectations({ version: expected }))).toEqual({
      version: found,
      causes: [],
      notes: [{ kind: 'short-version', found, expected }],
    });
  });

  it('shows the fields of an answer without a version, the outermost first and bounded', () => {
    const body = JSON.stringify({ status: 'ok', app: { release: 'v2', deep: { er: 1 } }, 'odd name': 1, list: [1] });
    const [cause] = judgeAnswer(answer({ body }), expectations({ version: 'v2' })).causes;
    expect(cause).toEqual({
      kind: 'no-version',
      path: '$.version',
      expected: 'v2',
      fields: ['$.status', '$["odd name"]', '$.app.release'],
    });
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, at])));
    expect(judge(answer({ body: many }), expectations({ version: 'v2' })).reason).toMatch(/^.{0,200}\$\.k11 and more$/);
  });

  it('reads bare NaN as null, as the monitor does, and notes it', () => {
    const body = '{"status":"healthy","rate":NaN,"version":1.10}';
    const expected = expectations({ version: '1.10', json: ['$.rate == null'] });
    expect(judgeAnswer(answer({ body }), expected)).toEqual({
      version: '1.10',
      causes: [],
      notes: [{ kind: 'non-numbers', called: 'the body' }],
    });
  });

  it('notes how an answer breaks HTTP', () => {
    expect(judgeAnswer(answer({ deviations: ['bare-lf'] }), expectations()).notes).toEqual([
      { kind: 'http-deviation', deviations: ['bare-lf'] },
    ]);
  });

  const costly = JSON.stringify({ version: 'v2', x: Array.from({ length: 100_000 }, (_, at) => at) });

  it('does not judge what costs too much, and tries no other path on that document', () => {
    const json = ['$.x[?count($.x[*]) > @]', '$.x[?count($.x[*]) < @]'];
    const judgement = judgeAnswer(answer({ body: costly }), expectations({ version: 'v2', json }));
    expect(judgement.causes).toEqual([{ kind: 'query-too-costly', path: '$.x[?count($.x[*]) > @]' }]);
    expect(findingOf(judgement, '')).toMatchObject({ ok: false, kind: 'own-fault' });
  });

  it('finds another failure of the service weightier than what it could not judge', () => {
    const expected = expectations({ version: 'v3', json: ['$.x[?count($.x[*]) > @]'] });
    expect(findingOf(judgeAnswer(answer({ body: costly }), expected), '')).toMatchObject({ kind: 'answered' });
  });

  it('judges the version at a path that costs too much only where one is expected', () => {
    const versionPath = '$.x[?count($.x[*]) > @]';
    expect(judgeAnswer(answer({ body: costly }), expectations({ versionPath })).causes).toEqual([]);
    expect(judgeAnswer(answer({ body: costly }), expectations({ versionPath, version: 'v2' })).causes).toEqual([
      { kind: 'query-too-costly', path: versionPath },
    ]);
  });
});

describe('judgeContent', () => {
  function judged(text: string, given: Parameters<typeof expectations>[0], content: Partial<Content> = {}) {
    const { version, causes, notes } = judgeContent(
      { called: 'the output', text, complete: true, ...content },
      expectations(given),
    );
    const { reason } = findingOf({ causes, notes }, 'good');
    return { ...(version === undefined ? {} : { version }), reason };
  }

  it('names everything that is amiss', () => {
    expect(judged('{"version":"v1"}', { version: 'v2', body: 'ok', json: ['$.db'] })).toEqual({
      version: 'v1',
      reason: 'version is v1, expected v2; $.db selects nothing; the output does not contain "ok"',
    });
  });

  it.each([
    ['v2\n', 'v2'],
    ['1.10\n', '1.10'],
    ['"v2"', '"v2"'],
    ['{"version": "v2"}', 'v2'],
    ['{"other": "v2"}', undefined],
    [' \n', undefined],
  ])('takes %j for the version %s where a plain text is one', (text, version) => {
    expect(judged(text, {}, { isPlainVersion: true }).version).toBe(version);
  });

  it('takes no plain text for a version elsewhere', () => {
    expect(judged('v2', { version: 'v2' })).toEqual({ reason: 'the output is not JSON: "v2"' });
  });

  it('says what it did not read', () => {
    expect(judged('{', { json: ['$.a'], body: 'x' }, { complete: false }).reason).toBe(
      'the output is longer than 1 MiB, so its JSON was not read; the first MiB of the output does not contain "x"',
    );
  });
});

describe('judgeShown', () => {
  const mask = (text: string) => text.replaceAll('hunter2-hunter2', '***');

  function judged(said: string, bad: (text: string) => boolean) {
    return judgeShown((show) => {
      const found = show(said).slice(0, 10);
      return { causes: bad(show(said)) ? [{ kind: 'version', found, expected: 'v2' }] : [], notes: [] };
    }, mask);
  }

  it('judges by what was said', () => {
    expect(judged('good', () => false).causes).toEqual([]);
    expect(judged('hunter2-hunter2', (text) => text !== 'hunter2-hunter2').causes).toEqual([]);
  });

  it('masks before anything is cut', () => {
    expect(judged('not hunter2-hunter2', () => true).causes).toEqual([
      { kind: 'version', found: 'not ***', expected: 'v2' },
    ]);
  });

  it('stays bad where only the secret was bad', () => {
    expect(judged('hunter2-hunter2', (text) => text.includes('hunter2')).causes).toEqual([{ kind: 'secret' }]);
  });
});

import { callRollback, parseEvidence, words } from '@deploy-actions/verdict';
import fc from 'fast-check';

describe('parseEvidence', () => {
  it.each([
    ['gate=unhealthy', 'gate', 'unhealthy'],
    ['gate = healthy', 'gate', 'healthy'],
    ['gate=healthy ', 'gate', 'healthy'],
    ['health-gate.web_1=pass', 'health-gate.web_1', 'pass'],
    ['gate=', 'gate', ''],
    ['gate= ', 'gate', ''],
    ['2nd=skipped', '2nd', 'skipped'],
    ['gate=cancelled', 'gate', 'cancelled'],
  ])('reads %j', (line, name, verdict) => {
    expect(parseEvidence([line])).toEqual({ evidence: [{ name, verdict }], problems: [] });
  });

  it.each([
    ['unhealthy', 'not of the form name=verdict'],
    ['=unhealthy', 'not of the form name=verdict'],
    ['my gate=unhealthy', 'not of the form name=verdict'],
    ['-x=unhealthy', 'not of the form name=verdict'],
    ['gate=Healthy', '"Healthy" is not allowed'],
    ['gate=unhealthy=yes', '"unhealthy=yes" is not allowed'],
    ['gate=true', '"true" is not allowed'],
    ['gate=constructor', '"constructor" is not allowed'],
  ])('refuses %j: %s', (line, problem) => {
    const read = parseEvidence([line]);
    expect(read.evidence).toEqual([]);
    expect(read.problems).toEqual([{ line, problem: expect.stringContaining(problem) }]);
  });

  it.each(['success', 'failure'])('refuses the step outcome %s and shows the expression to use', (outcome) => {
    const { evidence, problems } = parseEvidence([`gate=${outcome}`]);
    expect(evidence).toEqual([]);
    expect(problems[0]?.problem).toContain('gate=${{ steps.gate.outputs.verdict }}');
  });

  it('names what is legal', () => {
    const problem = parseEvidence(['gate=ill']).problems[0]?.problem;
    for (const word of words) expect(problem).toContain(word);
  });

  it('goes on after a bad line: every problem in one run', () => {
    const { evidence, problems } = parseEvidence(['a=healthy', 'b', 'c=fail', 'd=failure']);
    expect(evidence.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(problems.map(({ line }) => line)).toEqual(['b', 'd=failure']);
  });

  it('makes each line evidence or a problem, and never a rollback out of what is not allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const { evidence, problems } = parseEvidence(lines);
        expect(evidence.length + problems.length).toBe(lines.length);
        expect(evidence.every(({ verdict }) => verdict === '' || words.includes(verdict))).toBe(true);
        for (const { problem } of problems) expect(problem).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('rolls back on exactly the bad words', () => {
    const bad = words.filter((word) => callRollback(parseEvidence([`x=${word}`]).evidence).rollBack);
    expect(bad.sort()).toEqual(['fail', 'failed', 'not-recovered', 'unhealthy']);
  });
});

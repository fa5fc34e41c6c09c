import fc from 'fast-check';
import {
  type CheckState,
  cutShort,
  endSoak,
  endStart,
  initialState,
  isSpent,
  isUnsettled,
  observe,
} from '../src/check-state';
import { last, observation, rules, states } from './observations';

const signs = (alphabet: string[], length = 40) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength: length }).map((list) => list.join(''));
const threshold = fc.integer({ min: 1, max: 6 });

describe('observe, while starting', () => {
  it.each([
    ['+', '', 'starting'],
    ['++', 'healthy', 'steady'],
    ['+-+', '', 'starting'],
    ['+?+', '', 'starting'],
    ['-----------+', '', 'starting'],
    ['-----------++', 'healthy', 'steady'],
    ['????++', 'healthy', 'steady'],
  ])('%s is %j', (given, verdict, phase) => {
    expect(last(given)).toMatchObject({ verdict, phase, attempts: given.length });
  });

  it('is healthy exactly when the last N were good for the first time', () => {
    fc.assert(
      fc.property(signs(['+', '-', '?']), threshold, (given, healthyThreshold) => {
        const at = given.indexOf('+'.repeat(healthyThreshold));
        const first = states(given, { healthyThreshold }).findIndex(({ phase }) => phase === 'steady');
        expect(first).toBe(at < 0 ? -1 : at + healthyThreshold - 1);
      }),
    );
  });

  it('counts nothing behind max-attempts: what is not healthy then waits for its end', () => {
    fc.assert(
      fc.property(signs(['+', '-', '?']), fc.integer({ min: 1, max: 10 }), (given, maxAttempts) => {
        const after = states(given, { maxAttempts });
        const starting = after.filter(({ phase }) => phase === 'starting');
        for (const { attempts } of starting) expect(attempts).toBeLessThanOrEqual(maxAttempts);
        const end = after.at(-1) ?? initialState;
        const isOver = end.phase === 'starting' && end.attempts === maxAttempts;
        expect(isSpent(end, { ...rules, maxAttempts })).toBe(isOver);
        if (isOver) expect(endStart(end, 0, rules, 'max-attempts').verdict).not.toBe('');
      }),
    );
  });
});

describe('what is meant to be up already', () => {
  const running = { ...rules, maxAttempts: 3, isRunning: true };

  it('is told of without a start and its limits', () => {
    const reason = (given: string) => endStart(last(given, running), 0, running, 'max-attempts').decision?.reason;
    expect(reason('---')).toBe('no good answer in 3 probes: refused');
    expect(reason('???')).toBe('after 3 probes, but the runner could never reach the service: no name');
  });
});

describe('observe, once steady', () => {
  it('is unhealthy exactly when the last N failed in a row', () => {
    fc.assert(
      fc.property(signs(['+', '-']), threshold, (given, unhealthyThreshold) => {
        const at = given.indexOf('-'.repeat(unhealthyThreshold));
        const after = states(`++${given}`, { unhealthyThreshold });
        const first = after.findIndex(({ verdict }) => verdict === 'unhealthy');
        expect(first).toBe(at < 0 ? -1 : at + unhealthyThreshold + 1);
        const evidence = after.find(({ verdict }) => verdict === 'unhealthy')?.decision?.evidence;
        if (evidence !== undefined) expect(evidence.map(({ ok }) => ok)).toEqual(Array(unhealthyThreshold).fill(false));
      }),
    );
  });

  it("neither blames the service for the runner's own faults nor lets them cover its failures", () => {
    fc.assert(
      fc.property(signs(['+', '-', '?']), threshold, (given, unhealthyThreshold) => {
        const withFaults = last(`++${given}`, { unhealthyThreshold });
        const without = last(`++${given.replaceAll('?', '')}`, { unhealthyThreshold });
        expect(withFaults.verdict).toBe(without.verdict);
      }),
    );
  });

  it('does not change a final verdict, nor count behind it', () => {
    expect(last('++---+++')).toEqual(last('++---'));
  });
});

describe('endStart', () => {
  const after = (given: string) => endStart(last(given), 9000, rules, 'start-timeout');

  it.each([
    ['-', 'unhealthy'],
    ['-----', 'unhealthy'],
    ['+', 'unhealthy'],
    ['+-', 'unhealthy'],
    ['-+', 'unhealthy'],
    ['?-', 'unhealthy'],
    ['-?', 'unhealthy'],
    ['-??', 'unhealthy'],
    ['?-+', 'unhealthy'],
    ['-???', 'inconclusive'],
    ['?', 'inconclusive'],
    ['?????', 'inconclusive'],
    ['+?', 'inconclusive'],
    ['+?+', 'inconclusive'],
    ['-+?+', 'inconclusive'],
    ['-+?', 'inconclusive'],
  ])('%s is %s', (given, verdict) => {
    expect(after(given).verdict).toBe(verdict);
  });

  it('never blames a service that never failed, and was only ever hidden by the runner', () => {
    fc.assert(
      fc.property(signs(['+', '?'], 12), (given) => {
        fc.pre(given.includes('?') && !given.includes('++'));
        expect(after(given).verdict).toBe('inconclusive');
      }),
    );
  });

  it('proves nothing where nothing was asked', () => {
    expect(endStart(initialState, 0, rules, 'start-timeout').verdict).toBe('inconclusive');
  });

  it('leaves a healthy check and a final verdict alone', () => {
    for (const state of [last('++'), last('++---')]) expect(endStart(state, 9000, rules, 'start-timeout')).toBe(state);
  });

  it('says what was missing', () => {
    expect(after('-+').decision?.reason).toBe(
      'not healthy (start-timeout reached after 2 probes): only 1 of 2 good answers in a row; before them: refused',
    );
    expect(after('--').decision).toMatchObject({
      atMs: 9000,
      reason: 'not healthy (start-timeout reached after 2 probes): refused',
    });
  });
});

describe('what a verdict says of several versions', () => {
  const of = (signs: string, given = rules) =>
    [...signs].reduce((state, sign, at) => {
      const ok = sign === '2';
      const reason = ok ? 'status 200' : `version is v${sign}`;
      return observe(state, { ...observation('+'), ok, version: `v${sign}`, reason }, at, given);
    }, initialState);
  const proof = { ...rules, healthyThreshold: 18 };

  it('does not depend on which answer came last, and has the last hundred as evidence', () => {
    for (const last of ['2', '1', '12']) {
      const state = endStart(of('122'.repeat(50) + last, proof), 9000, proof, 'start-timeout');
      expect(state.decision?.evidence).toHaveLength(100);
      expect(state.decision?.reason).toMatch(
        /^not healthy \(start-timeout reached after \d+ probes\): 6\d of 100 answers were v2, 3\d v1: about one instance in 3 is old; never more than [23] of 18 good answers in a row$/,
      );
    }
  });

  it('is told by a check that became healthy all the same, or ill later', () => {
    expect(of('12122').decision?.reason).toBe(
      'healthy after 5 probes: status 200; while starting 3 of 5 answers were v2, 2 v1: about one instance in 3 is old',
    );
    expect(of('112222111').decision?.reason).toBe('3 failures in a row: version is v1');
    expect(of('22122111').decision?.reason).toBe(
      '3 failures in a row: version is v1; 4 of 8 answers were v2, 4 v1: about one instance in 2 is old',
    );
  });

  it('begins anew with the run that made the check healthy', () => {
    expect(of('121212222').window).toHaveLength(4);
  });
});

describe('what a crash says', () => {
  it('names the first failure and the last where they differ', () => {
    const reasons = ['the connection was reset', 'no name', 'the connection was refused', 'the connection was refused'];
    const state = reasons.reduce(
      (before, reason, at) => observe(before, { ...observation(at === 1 ? '?' : '-'), reason }, at, rules),
      last('++'),
    );
    expect(state.decision?.reason).toBe(
      '3 failures in a row: first the connection was reset; last the connection was refused',
    );
  });
});

describe('what the runner could not ask', () => {
  it.each([
    ['???', 'could never reach the service'],
    ['-???', 'could not always reach the service'],
  ])('%s: it %s', (given, words) => {
    expect(endStart(last(given), 9000, rules, 'start-timeout').decision?.reason).toContain(words);
  });
});

describe('cutShort', () => {
  it('counts the probe, but takes it for no evidence', () => {
    const state = cutShort(last('??'));
    expect(state.attempts).toBe(3);
    expect(endStart(state, 9000, rules, 'start-timeout').verdict).toBe('inconclusive');
  });
});

describe('isUnsettled', () => {
  it.each([
    ['', false],
    ['-', false],
    ['++', false],
    ['++-', true],
    ['++--', true],
    ['++-+', false],
    ['++?', true],
    ['++??', true],
    ['++-?', true],
    ['++???', false],
    ['++---', false],
  ])('%s: %s', (given, unsettled) => {
    expect(isUnsettled(last(given), rules)).toBe(unsettled);
  });
});

describe('endSoak', () => {
  const after = (given: string, soakMs: number): CheckState => endSoak(last(given), 99_000, soakMs, rules);

  it.each([
    ['++', 10_000, 'healthy'],
    ['++?', 10_000, 'healthy'],
    ['++???', 10_000, 'inconclusive'],
    ['++-???', 10_000, 'inconclusive'],
    ['++???+', 10_000, 'healthy'],
    ['++??????+', 10_000, 'inconclusive'],
    ['++???+???+', 10_000, 'inconclusive'],
    ['++??+??+??+', 1000, 'healthy'],
    ['++---', 10_000, 'unhealthy'],
    ['-', 10_000, ''],
  ])('%s with a soak of %d ms is %j', (given, soakMs, verdict) => {
    expect(after(given, soakMs).verdict).toBe(verdict);
  });
});

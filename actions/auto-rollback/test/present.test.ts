import { rawInputs } from '@deploy-actions/action';
import type { GateResult } from '@deploy-actions/gate';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { type Findings, present } from '../src/present';

function inputs(trigger: string) {
  const more = trigger === 'request' ? {} : { INPUT_VERDICTS: 'gate=unhealthy', 'INPUT_FAILED-VERSION': 'v2' };
  const environment = {
    INPUT_HOSTS: 'a@b',
    'INPUT_PRIVATE-KEY': makeKeyPair().privateKey,
    INPUT_PATH: '/srv',
    INPUT_TRIGGER: trigger,
  };
  return readInputs(rawInputs(contract, { ...environment, ...more }));
}

const back: Findings = {
  verdict: 'rolled-back',
  reason: 'gate=unhealthy',
  fromVersion: 'v2',
  toVersion: 'v1',
  rollbackMs: 5,
};

describe('present', () => {
  it.each([
    ['rolled-back', 'verdicts', 'ROLLED_BACK'],
    ['rolled-back', 'request', undefined],
    ['not-needed', 'verdicts', undefined],
    ['planned', 'verdicts', undefined],
    ['not-recovered', 'request', 'NOT_RECOVERED'],
    ['refused', 'request', 'NO_PREVIOUS_RELEASE'],
    ['failed', 'request', 'ROLLBACK_FAILED'],
    ['', 'verdicts', 'CANCELLED'],
  ] as const)('%s by %s ends with %s', (verdict, trigger, code) => {
    expect(present(inputs(trigger), { ...back, verdict }).failure?.code).toBe(code);
  });

  it('puts out what there is, and nothing for what there is not', () => {
    expect(present(inputs('verdicts'), back).outputs).toMatchObject({
      'from-version': 'v2',
      'rollback-ms': '5',
      'verify-ms': '',
      'incident-url': '',
    });
  });

  it('says that a release which is not verified is live, and that a rollback was finished', () => {
    const host = {
      host: 'a@b',
      verdict: 'unchanged' as const,
      version: 'v1',
      release: 'v1',
      previousVersion: 'v1',
      code: '' as const,
      message: 'v1 is live, but its own steps have not all run',
      exitCode: 0,
      stdout: '',
      durationMs: 1,
    };
    const headlineOf = (isUnfinished: boolean) =>
      present(inputs('verdicts'), { verdict: 'not-needed', reason: 'r', hosts: [{ ...host, isUnfinished }] }).summary;
    expect(headlineOf(true)).toContain('⚠️ Not rolled back, and a host serves a release that is not verified');
    expect(headlineOf(false)).toContain('✅ No rollback needed');
    const finished = present(inputs('verdicts'), { ...back, fromVersion: 'v1' });
    expect(finished.failure?.message).toBe(
      'The rollback to v1, which an earlier step had begun, was finished: gate=unhealthy.',
    );
  });

  it.each([
    ['not-needed', false, false],
    ['refused', false, true],
    ['rolled-back', true, false],
  ] as const)(
    'after %s, shows the time of a rollback: %s, and that nothing was switched: %s',
    (verdict, isTimed, stays) => {
      const { summary } = present(inputs('verdicts'), { ...back, verdict });
      expect([summary.includes('Rollback 5 ms.'), summary.includes('stays live')]).toEqual([isTimed, stays]);
    },
  );

  it('says what to do where the old version is not healthy, from what the gate saw', () => {
    const checks = [{ verdict: 'unhealthy', url: 'http://a.example/', causes: [{ kind: 'refused' }], evidence: [] }];
    const gate = { verdict: 'unhealthy', endedBy: 'checks', checks } as unknown as GateResult;
    expect(present(inputs('verdicts'), { ...back, verdict: 'not-recovered', gate }).failure?.hint).toContain(
      'No process listens on this port',
    );
  });

  it('lets no foreign text become a heading or a link in the summary', () => {
    const { summary } = present(inputs('verdicts'), { ...back, reason: '# [x](y) <b>' });
    expect(summary).not.toMatch(/\[x\]|<b>/);
  });
});

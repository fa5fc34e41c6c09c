import { type ExitPolicy, isRed, type JudgingAction, vocabulary } from '@deploy-actions/verdict';

const always: Record<JudgingAction, Record<string, boolean>> = {
  'ssh-deploy': {
    deployed: false,
    unchanged: false,
    confirmed: false,
    'rolled-back': false,
    planned: false,
    reverted: true,
    failed: true,
    'not-deployed': true,
    'not-confirmed': true,
    refused: true,
  },
  'health-gate': { healthy: false, unhealthy: true },
  'error-rate-monitor': { pass: false, fail: true },
  'auto-rollback': { 'not-needed': false, planned: false, 'not-recovered': true, refused: true, failed: true },
};

const policies: ExitPolicy[] = [
  {},
  ...(['fail', 'pass'] as const).flatMap((onInconclusive) =>
    (['verdicts', 'request'] as const).map((trigger) => ({ onInconclusive, trigger })),
  ),
];

const dependsOnPolicy = [
  'health-gate/inconclusive',
  'error-rate-monitor/inconclusive',
  'error-rate-monitor/error',
  'auto-rollback/rolled-back',
];

describe('isRed', () => {
  const rows = Object.entries(always).flatMap(([action, verdicts]) =>
    Object.entries(verdicts).map(([verdict, red]) => ({ action: action as JudgingAction, verdict, red })),
  );

  it.each(rows)('$action: $verdict is red: $red, whatever the policy', ({ action, verdict, red }) => {
    expect(policies.map((policy) => isRed(action, verdict, policy))).toEqual(policies.map(() => red));
  });

  it('has a row for every verdict of the vocabulary', () => {
    const all = Object.entries(vocabulary).flatMap(([action, sides]) =>
      [...sides.good, ...sides.bad, ...sides.neither].map((verdict) => `${action}/${verdict}`),
    );
    const covered = [...rows.map(({ action, verdict }) => `${action}/${verdict}`), ...dependsOnPolicy];
    expect(covered.sort()).toEqual(all.sort());
  });

  it.each([
    ['health-gate', 'inconclusive'],
    ['error-rate-monitor', 'inconclusive'],
    ['error-rate-monitor', 'error'],
  ] as const)('%s: %s is as on-inconclusive says, and red unless it says pass', (action, verdict) => {
    expect(isRed(action, verdict)).toBe(true);
    expect(isRed(action, verdict, { onInconclusive: 'fail' })).toBe(true);
    expect(isRed(action, verdict, { onInconclusive: 'pass' })).toBe(false);
  });

  it('keeps a job red whose deploy was rolled back by verdict; a requested rollback is green', () => {
    expect(isRed('auto-rollback', 'rolled-back')).toBe(true);
    expect(isRed('auto-rollback', 'rolled-back', { trigger: 'verdicts' })).toBe(true);
    expect(isRed('auto-rollback', 'rolled-back', { trigger: 'request' })).toBe(false);
  });

  it('vouches for no word that is not in the vocabulary', () => {
    expect(isRed('health-gate', 'healty', { onInconclusive: 'pass' })).toBe(true);
  });
});

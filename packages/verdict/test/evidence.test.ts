import { callRollback, type Evidence, words } from '@deploy-actions/verdict';

interface Row {
  why: string;
  deploy: string;
  gate?: string;
  monitor?: string;
  rollBack: boolean;
  isMeasured?: boolean;
  changedNothing?: boolean;
}

const table: Row[] = [
  { why: 'all green', deploy: 'deployed', gate: 'healthy', monitor: 'pass', rollBack: false },
  { why: 'the gate found it unhealthy', deploy: 'deployed', gate: 'unhealthy', rollBack: true, isMeasured: true },
  { why: 'the gate could not measure', deploy: 'deployed', gate: 'inconclusive', rollBack: false },
  {
    why: 'the gate passed, too many errors',
    deploy: 'deployed',
    gate: 'healthy',
    monitor: 'fail',
    rollBack: true,
    isMeasured: true,
  },
  { why: 'no data', deploy: 'deployed', gate: 'healthy', monitor: 'inconclusive', rollBack: false },
  { why: 'the metrics server is down', deploy: 'deployed', gate: 'healthy', monitor: 'error', rollBack: false },
  { why: 'the deploy reverted itself', deploy: 'reverted', rollBack: false, changedNothing: true },
  { why: 'a host could not be reverted', deploy: 'failed', rollBack: true },
  { why: 'the host was locked or down', deploy: 'not-deployed', rollBack: false, changedNothing: true },
  {
    why: 'the host was down, and so was the service',
    deploy: 'not-deployed',
    gate: 'unhealthy',
    rollBack: true,
    isMeasured: true,
    changedNothing: true,
  },
  { why: 'the confirm could not connect', deploy: 'deployed', gate: 'not-confirmed', rollBack: false },
  { why: 'a requested rollback had no way back', deploy: 'refused', rollBack: false, changedNothing: true },
  { why: 'the deploy was only planned', deploy: 'planned', gate: 'skipped', monitor: 'skipped', rollBack: false },
  { why: 'the gate was skipped', deploy: 'deployed', gate: 'skipped', monitor: 'skipped', rollBack: false },
  { why: 'cancelled in the gate', deploy: 'deployed', gate: 'cancelled', monitor: 'cancelled', rollBack: false },
  { why: 'nothing ran at all, or everything had bad input', deploy: '', rollBack: false },
  {
    why: 're-run: already live and still unhealthy',
    deploy: 'unchanged',
    gate: 'unhealthy',
    rollBack: true,
    isMeasured: true,
    changedNothing: true,
  },
  {
    why: 'the deploy step was killed, and what it did is unknown',
    deploy: '',
    gate: 'unhealthy',
    rollBack: true,
    isMeasured: true,
  },
  {
    why: 'one bad verdict is enough',
    deploy: 'deployed',
    gate: 'inconclusive',
    monitor: 'fail',
    rollBack: true,
    isMeasured: true,
  },
];

describe('callRollback', () => {
  it.each(table)('$why: $deploy/$gate/$monitor', (row) => {
    const { deploy, gate = '', monitor = '', rollBack, isMeasured = false, changedNothing = false } = row;
    const evidence: Evidence[] = [
      { name: 'deploy', verdict: deploy },
      { name: 'gate', verdict: gate },
      { name: 'monitor', verdict: monitor },
    ];
    expect(callRollback(evidence)).toMatchObject({ rollBack, isMeasured, changedNothing });
  });

  it('names exactly the bad verdicts as the reason', () => {
    const gate = { name: 'gate', verdict: 'unhealthy' };
    expect(callRollback([{ name: 'deploy', verdict: 'deployed' }, gate]).because).toEqual([gate]);
  });

  it('never says that nothing changed where one of several deploys switched a host', () => {
    const evidence = ['not-deployed', 'deployed'].map((verdict, at) => ({ name: `deploy${at}`, verdict }));
    expect(callRollback(evidence).changedNothing).toBe(false);
  });

  it('gives each word alone its one answer', () => {
    const calls = words.map((verdict) => ({ verdict, ...callRollback([{ name: 'x', verdict }]) }));
    const wordsWhere = (is: (call: (typeof calls)[number]) => boolean) =>
      calls.filter(is).map(({ verdict }) => verdict);
    expect(wordsWhere(({ rollBack }) => rollBack).sort()).toEqual(['fail', 'failed', 'not-recovered', 'unhealthy']);
    expect(wordsWhere(({ isMeasured }) => isMeasured).sort()).toEqual(['fail', 'unhealthy']);
    expect(wordsWhere(({ changedNothing }) => changedNothing).sort()).toEqual([
      'not-deployed',
      'refused',
      'reverted',
      'unchanged',
    ]);
  });
});

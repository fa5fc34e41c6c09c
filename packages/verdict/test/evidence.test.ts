import { callRollback, type Evidence } from '@deploy-actions/verdict';

interface Row {
  why: string;
  deploy: string;
  gate: string;
  monitor: string;
  rollBack: boolean;
}

const table: Row[] = [
  { why: 'all green', deploy: 'deployed', gate: 'healthy', monitor: 'pass', rollBack: false },
  { why: 'the gate says ill', deploy: 'deployed', gate: 'unhealthy', monitor: '', rollBack: true },
  { why: 'the gate could not measure', deploy: 'deployed', gate: 'inconclusive', monitor: '', rollBack: false },
  { why: 'the gate passed, too many errors', deploy: 'deployed', gate: 'healthy', monitor: 'fail', rollBack: true },
  { why: 'no data', deploy: 'deployed', gate: 'healthy', monitor: 'inconclusive', rollBack: false },
  { why: 'the metrics server is down', deploy: 'deployed', gate: 'healthy', monitor: 'error', rollBack: false },
  { why: 'the deploy reverted itself', deploy: 'reverted', gate: '', monitor: '', rollBack: false },
  { why: 'the revert failed as well', deploy: 'failed', gate: '', monitor: '', rollBack: true },
  { why: 'the deploy was only planned', deploy: 'planned', gate: 'skipped', monitor: 'skipped', rollBack: false },
  { why: 'the gate was skipped', deploy: 'deployed', gate: 'skipped', monitor: 'skipped', rollBack: false },
  { why: 'cancelled in the gate', deploy: 'deployed', gate: 'cancelled', monitor: 'cancelled', rollBack: false },
  { why: 'nothing ran at all', deploy: '', gate: '', monitor: '', rollBack: false },
  { why: 're-run: already live and still ill', deploy: 'unchanged', gate: 'unhealthy', monitor: '', rollBack: true },
  { why: 're-run: bad input everywhere', deploy: '', gate: '', monitor: '', rollBack: false },
  { why: 'one bad word is enough', deploy: 'deployed', gate: 'inconclusive', monitor: 'fail', rollBack: true },
];

describe('callRollback', () => {
  it.each(table)('$why: $deploy/$gate/$monitor', ({ deploy, gate, monitor, rollBack }) => {
    const evidence: Evidence[] = [
      { name: 'deploy', verdict: deploy },
      { name: 'gate', verdict: gate },
      { name: 'monitor', verdict: monitor },
    ];
    expect(callRollback(evidence).rollBack).toBe(rollBack);
  });

  it('names exactly the bad verdicts as the reason', () => {
    const gate = { name: 'gate', verdict: 'unhealthy' };
    expect(callRollback([{ name: 'deploy', verdict: 'deployed' }, gate]).because).toEqual([gate]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  id?: string;
  name?: string;
  if?: string;
  run?: string;
  with?: Record<string, string>;
}

interface Workflow {
  concurrency?: { group: string };
  jobs: Record<string, { concurrency?: { group: string }; steps: Step[] }>;
}

const folder = join(import.meta.dirname, '../../examples/signupflow/.github/workflows');
const read = (name: string): Workflow => parse(readFileSync(join(folder, `${name}.yml`), 'utf8'));
const production = read('deploy-production');
const rollback = read('rollback');
const stepsOf = (workflow: Workflow, job: string): Step[] => workflow.jobs[job]?.steps ?? [];
const messages = (workflow: Workflow, job: string) =>
  stepsOf(workflow, job).filter((step) => step.with?.event !== undefined && step.with.event !== 'started');

// What only GitHub itself does, and act does not: cancelling, concurrency, another default Node.
describe('the workflows of SignUpFlow', () => {
  it('let no request that waits for its approval keep the rollback button waiting', () => {
    expect(production.concurrency).toBeUndefined();
    expect(production.jobs.deploy?.concurrency?.group).toBe(rollback.concurrency?.group);
    expect(production.jobs.approve?.concurrency?.group).not.toBe(rollback.concurrency?.group);
  });

  it('look at the verdicts also where the run was cancelled or ran out of time', () => {
    const [step] = stepsOf(production, 'deploy').filter(({ id }) => id === 'rollback');
    expect(step?.if).toContain('(failure() || cancelled())');
  });

  it.each([
    ['deploy-production', 'deploy', 'confirm', 'confirmed'],
    ['deploy-staging', 'deploy', 'confirm', 'confirmed'],
    ['rollback', 'rollback', 'rollback', 'rolled-back'],
  ])('%s: tell of each end by what is live, whatever else became of the job', (name, job, id, verdict) => {
    const word = `steps.${id}.outputs.verdict`;
    const conditions = messages(read(name), job).map(({ if: condition }) => condition);
    expect(conditions.slice(0, 2)).toEqual([
      `\${{ always() && ${word} == '${verdict}' }}`,
      `\${{ (failure() || cancelled()) && ${word} != '${verdict}' }}`,
    ]);
  });

  it.each([
    ['deploy-production', 'deploy'],
    ['deploy-staging', 'deploy'],
    ['rollback', 'rollback'],
  ])('%s: say why, with the reports of the steps', (name, job) => {
    for (const step of messages(read(name), job)) expect(step.with?.details).toContain('.outputs.report-path');
    const [finish] = stepsOf(read(name), job).filter(({ id }) => id === 'finish');
    expect(finish?.with?.reports).toContain('.outputs.report-path');
  });

  it('deploy to production only what is on main, in a run that began on main', () => {
    const [build] = stepsOf(production, 'deploy').filter(({ name }) => name === 'Build the release');
    expect(build?.run).toMatch(/^test "\$GITHUB_REF" = refs\/heads\/main\ngit merge-base --is-ancestor/m);
  });

  it('leave patterns to the shell: Node 20, which many runners have, knows none', () => {
    const runs = stepsOf(read('ci'), 'test').flatMap(({ run }) => run ?? []);
    expect(runs).toEqual(['node --test app/test/*.test.mjs']);
  });
});

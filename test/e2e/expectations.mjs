import assert from 'node:assert/strict';

/** Every instance runs this version, is well, and is not locked. */
export async function expectLive(sites, version) {
  for (const site of sites) {
    const where = site.host.name;
    assert.equal(site.live(), version, `${where}: current points to it`);
    assert.equal(await site.answers(), version, `${where}: the application answers with it`);
    assert.equal(await site.isHealthy(), true, `${where}: the application is well`);
    assert.equal(site.isLocked(), false, `${where}: no lock is left`);
  }
}

export function expectState(sites, version, state) {
  for (const site of sites) assert.equal(site.state(version), state, `${site.host.name}: state of ${version}`);
}

/** The job's colour, with the end of the log where it is the wrong one. */
export function expectGreen(run) {
  assert.equal(run.isGreen, true, `the run should be green; ${run.logPath} ends with\n${run.tail}`);
}

export function expectRed(run, job = 'deploy') {
  assert.equal(run.isGreen, false, `the run should be red; see ${run.logPath}`);
  assert.equal(run.jobs[job], 'failure', `job ${job}`);
}

/** Verdicts by step id; the empty string stands for a step that did not run. */
export function expectVerdicts(run, verdicts, job = 'deploy') {
  const found = Object.fromEntries(
    Object.keys(verdicts).map((id) => [id, run.step(`${job}/${id}`).outputs.verdict ?? '']),
  );
  assert.deepEqual(found, verdicts, `verdicts in ${run.logPath}`);
}

/** The messages that came since `count` of them were there: one pattern each, in this order, and no others. */
export function expectMessages(slack, count, patterns) {
  const messages = slack.messages().slice(count);
  assert.equal(messages.length, patterns.length, `messages:\n${messages.join('\n---\n')}`);
  for (const [index, pattern] of patterns.entries()) assert.match(messages[index], pattern);
  assert.deepEqual(slack.refused(), [], 'Slack refused nothing');
}

/** The record that the pipeline printed, with the given values in it. */
export function expectRecord(run, values, job = 'deploy') {
  const record = JSON.parse(run.step(`${job}/record`).text);
  const found = Object.fromEntries(Object.keys(values).map((key) => [key, record[key]]));
  assert.deepEqual(found, values, `the record in ${run.logPath}`);
  return record;
}

export function expectNoViolations(github) {
  assert.deepEqual(github.violations(), [], 'requests that are not as GitHub describes them');
}

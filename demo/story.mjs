import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisionOf } from './decision.mjs';
import { headline, messageMarkdown } from './messages.mjs';
import { deployToProduction } from './pipeline.mjs';
import { buildRelease } from './release.mjs';

const RUN = 4711;

const ACTS = [
  {
    title: 'Run 1: v1 goes to an empty fleet',
    name: '1-v1',
    version: 'v1',
    message: 'Open the sign-up',
    verdicts: { deploy: 'deployed', gate: 'healthy', monitor: 'pass', confirm: 'confirmed', rollback: undefined },
    isGreen: true,
    live: 'v1',
    status: 'success',
    told: [/started/, /successful/],
  },
  {
    title: 'Run 2: v2 replaces it',
    name: '2-v2',
    version: 'v2',
    message: 'Ask for a name, too',
    verdicts: { deploy: 'deployed', gate: 'healthy', monitor: 'pass', confirm: 'confirmed', rollback: undefined },
    isGreen: true,
    live: 'v2',
    status: 'success',
    told: [/started/, /successful/],
  },
  {
    title: 'Run 3: v3 starts healthy, passes its own check, and becomes unhealthy a moment later',
    name: '3-v3',
    version: 'v3',
    message: 'Cache the sessions',
    illness: { illAfterHealthQuestions: 3 },
    verdicts: {
      deploy: 'deployed',
      gate: 'unhealthy',
      monitor: undefined,
      confirm: undefined,
      rollback: 'rolled-back',
    },
    isGreen: false,
    live: 'v2',
    status: 'rolled-back',
    told: [/started/, /failed/, /rolled back/],
  },
  {
    title: 'Run 3 again: a user presses "Re-run failed jobs"',
    name: '3-v3-again',
    version: 'v3',
    attempt: 2,
    verdicts: {
      deploy: 'not-deployed',
      gate: undefined,
      monitor: undefined,
      confirm: undefined,
      rollback: 'not-needed',
    },
    code: 'BAD_RELEASE',
    isGreen: false,
    live: 'v2',
    status: 'failure',
    told: [/started/, /failed/],
  },
];

/** Plays all acts; returns what each came to, for the summary. */
export async function tell(stage, timeline, expectations) {
  timeline.say(
    'Three versions of one service, two hosts, six actions. All of it is on 127.0.0.1; minutes are seconds here.',
  );
  timeline.say('What is live: v2 = good, v2? = live and not verified yet, – = nothing.');
  const played = [];
  let sha = '';
  let runs = 0;
  for (const act of ACTS) {
    const source = join(stage.output, 'releases', act.version);
    if (act.message) {
      runs += 1;
      sha = stage.commit(act.message);
      buildRelease(source, act.version, act.illness);
    }
    played.push(await play({ ...act, source, sha, runId: RUN + runs }, stage, timeline, expectations));
  }
  expectations.equal('requests that GitHub would not take', stage.github.violations, []);
  expectations.equal(
    'what a rollback would lead to',
    stage.hosts.map((host) => host.state('v2')),
    ['good', 'good'],
  );
  expectations.equal(
    'the host remembers v3',
    stage.hosts.map((host) => host.state('v3')),
    ['bad', 'bad'],
  );
  const [, second] = played;
  expectations.equal('requests that a deploy, host by host, left without an answer', second.users.lost, 0);
  return played;
}

async function play(act, stage, timeline, expectations) {
  timeline.title(act.title);
  timeline.header(stage.hosts.map(({ name }) => name));
  const told = stage.slack.messages.length;
  const onStep = async (step) => {
    const decision = decisionOf(step);
    const why = step.action === 'slack-notify' ? `"${headline(stage.slack.messages.at(-1).payload)}"` : decision.why;
    const live = await Promise.all(stage.hosts.map(liveOn));
    timeline.act({ ...decision, live, action: step.action, why: stage.named(why) });
  };
  const startedAt = Date.now();
  const before = stage.users.counts();
  const job = stage.openJob({ ...act, attempt: act.attempt ?? 1, onStep });
  try {
    await deployToProduction(job, { ...act, stage });
  } finally {
    await job.end();
  }
  const durationMs = Date.now() - startedAt;
  const messages = stage.slack.messages.slice(told).map(({ payload }) => payload);
  keep(act, job, messages, told, stage);
  await expectEnding(act, job, messages, stage, expectations);
  const users = Object.entries(stage.users.counts()).map(([key, count]) => [key, count - before[key]]);
  return { ...act, steps: job.steps, durationMs, isGreen: !job.isFailed, users: Object.fromEntries(users) };
}

/** The release that answers on a host, as a reader wants it: unproven ones have a question mark. */
async function liveOn(host) {
  const [release, version] = [host.release(), await host.answers()];
  if (release === '' || version === '') return '–';
  if (release !== version) return `${version}!`;
  return host.state(release) === 'good' ? version : `${version}?`;
}

function keep({ name }, job, messages, told, stage) {
  const record = job.steps.finish && join(job.steps.finish.folder, 'record.json');
  if (record && existsSync(record)) stage.keep(`records/${name}.json`, readFileSync(record));
  const events = Object.keys(job.steps).filter((id) => id.startsWith('tell-'));
  for (const [index, payload] of messages.entries()) {
    const event = events[index]?.slice('tell-'.length);
    const path = `slack/${String(told + index + 1).padStart(2, '0')}-${name}-${event}`;
    stage.keep(`${path}.json`, `${JSON.stringify(payload, null, 2)}\n`);
    stage.keep(`${path}.md`, stage.named(messageMarkdown(payload)));
  }
}

async function expectEnding(act, job, messages, stage, expectations) {
  const verdicts = Object.keys(act.verdicts).map((id) => [id, job.steps[id]?.outputs.verdict]);
  expectations.equal(`${act.name}: verdicts`, Object.fromEntries(verdicts), act.verdicts);
  expectations.equal(`${act.name}: the job is green`, !job.isFailed, act.isGreen);
  expectations.equal(`${act.name}: on the record`, job.steps.finish?.report.status, act.status);
  const answers = await Promise.all(stage.hosts.map((host) => host.answers()));
  expectations.equal(`${act.name}: what answers`, answers, [act.live, act.live]);
  expectations.equal(`${act.name}: messages`, messages.length, act.told.length);
  for (const [index, pattern] of act.told.entries()) {
    expectations.match(`${act.name}: message ${index + 1}`, headline(messages[index] ?? {}), pattern);
  }
  if (act.code) expectations.equal(`${act.name}: why`, job.steps.deploy?.report.error?.code, act.code);
}

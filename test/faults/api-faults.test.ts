import { type Fault, fault, startGitHubDouble } from '../support/github/double.mjs';
import { closedPort } from '../support/http/index';
import { type Fault as SlackFault, startSlackDouble } from '../support/slack/slack-double';
import { expectEnding, Runs } from './expectation';

const TOKEN = 'ghs_0123456789abcdefghijklmnop';

describe('slack-notify, of a Slack that', () => {
  const runs = new Runs('slack-notify');
  afterAll(() => runs.close());
  const inputs = { event: 'failed', message: 'it broke', timeout: '4s', deadline: '5s' };
  /** Only where the double never answers: another answer may take its time on a busy machine. */
  const short = { ...inputs, timeout: '1500ms' };
  const isSilent = (faults: SlackFault[]) => faults.some(({ kind }) => kind.startsWith('hang-'));

  const always = (answer: SlackFault): SlackFault[] => Array.from({ length: 9 }, () => answer);
  const cases: [string, SlackFault[], 'failed' | 'unknown' | 'delivered', number][] = [
    ['answers 429 once', [{ kind: 'rate-limited', retryAfter: '1' }], 'delivered', 1],
    // The next try after the third would begin a second after the deadline.
    ['answers 429 for ever', always({ kind: 'rate-limited', retryAfter: '2' }), 'failed', 0],
    ['wants us to wait for an hour', always({ kind: 'rate-limited', retryAfter: '3600' }), 'failed', 0],
    ['answers 500', always({ kind: 'answer', status: 500, body: 'rollup_error' }), 'unknown', 0],
    ['answers 503', always({ kind: 'answer', status: 503, body: '<html>' }), 'unknown', 0],
    ['hangs before it reads', always({ kind: 'hang-before-reading' }), 'unknown', 0],
    ['takes the message and hangs', always({ kind: 'hang-after-reading' }), 'unknown', 1],
    ['takes the message and resets', always({ kind: 'reset-after-reading' }), 'unknown', 1],
    ['gives half an answer', always({ kind: 'half-an-answer' }), 'unknown', 1],
    ['has revoked the webhook', always({ kind: 'answer', status: 403, body: 'invalid_token' }), 'failed', 0],
    ['has no such service', always({ kind: 'answer', status: 404, body: 'no_service' }), 'failed', 0],
    ['answers rubbish with 200', always({ kind: 'answer', status: 200, body: '::error::x\n<html>' }), 'unknown', 0],
  ];

  it.concurrent.each(cases)('%s', async (_, faults, delivery, messages) => {
    const slack = await startSlackDouble();
    slack.script(...faults);
    const url = slack.webhook('secret-of-the-webhook');
    const wanted = { verdict: delivery, secrets: ['secret-of-the-webhook'], withinMs: 20_000 };
    const strict = await runs.run({
      ...(isSilent(faults) ? short : inputs),
      'webhook-url': url,
      'fail-on-error': 'true',
    });
    await slack.close();
    expectEnding('slack-notify', strict, { ...wanted, code: delivery === 'delivered' ? undefined : 'SLACK_API' });
    expect(slack.messages).toHaveLength(messages);
  });

  it('is down, and a message is not what the deploy is about', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/services/T/B/secret-of-the-webhook`;
    const ending = await runs.run({ ...inputs, 'webhook-url': url });
    expectEnding('slack-notify', ending, { code: undefined, verdict: 'failed', secrets: ['secret-of-the-webhook'] });
    expect(ending.log).toMatch(/^::warning title=SLACK_API::/m);
  });
});

describe('deployment-record, of a GitHub that', () => {
  const runs = new Runs('deployment-record');
  afterAll(() => runs.close());
  const sha = 'a'.repeat(40);
  const inputs = { operation: 'start', environment: 'production', version: sha, 'github-token': TOKEN };
  const env = (url: string) => ({
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: sha,
    GITHUB_ACTOR: 'ada',
  });
  /** Its own patience is minutes. */
  const speed = 25;

  const cases: [string, { method?: string; fault: Fault; denied?: string }, string, number][] = [
    ['answers 503 for ever', { fault: fault.unavailable() }, 'GITHUB_API', 0],
    ['answers 429 for ever', { fault: fault.tooMany(1) }, 'GITHUB_API', 0],
    ['wants us to wait for an hour', { fault: fault.tooMany(3600) }, 'GITHUB_API', 0],
    ['limits us for ever', { fault: fault.secondaryLimit() }, 'GITHUB_API', 0],
    ['hangs', { fault: fault.hang() }, 'GITHUB_API', 0],
    ['resets the connection', { fault: fault.reset() }, 'GITHUB_API', 0],
    ['answers with half of its JSON', { fault: fault.garbage() }, 'GITHUB_API', 0],
    ['answers with what is no JSON', { fault: { kind: 'status', status: 200, body: 'fine' } }, 'GITHUB_API', 0],
    [
      'does not know the token',
      { fault: { kind: 'status', status: 401, body: { message: 'Bad credentials' } } },
      'FORBIDDEN',
      0,
    ],
    ['lets the token do nothing', { fault: fault.secondaryLimit(0), denied: 'deployments: write' }, 'FORBIDDEN', 0],
    ['answers 503 to what changes something', { method: 'POST', fault: fault.unavailable() }, 'GITHUB_API', 0],
  ];

  it.concurrent.each(cases)(
    '%s',
    async (_, { method = '', fault: what, denied }, code, made) => {
      const github = await startGitHubDouble({ owner: 'acme', repo: 'shop', commits: [{ sha }], token: TOKEN });
      if (denied === undefined) github.faults.add({ ...what, method, times: 100 });
      else github.denied.add(denied);
      const ending = await runs.run(inputs, { env: env(github.url), speed });
      await github.stop();
      expectEnding('deployment-record', ending, { code, secrets: [TOKEN], withinMs: 40_000 });
      expect(github.state.deployments).toHaveLength(made);
    },
    60_000,
  );

  it.concurrent('loses its answer, and makes no second deployment for it', async () => {
    const github = await startGitHubDouble({ owner: 'acme', repo: 'shop', commits: [{ sha }], token: TOKEN });
    github.faults.add({ ...fault.lostAnswer(), method: 'POST' });
    const ending = await runs.run(inputs, { env: env(github.url), speed });
    await github.stop();
    expectEnding('deployment-record', ending, { code: undefined, secrets: [TOKEN] });
    expect(github.state.deployments).toHaveLength(1);
  }, 60_000);

  it.concurrent('is down', async () => {
    const ending = await runs.run(inputs, { env: env(`http://127.0.0.1:${await closedPort()}`), speed });
    expectEnding('deployment-record', ending, { code: 'GITHUB_API', secrets: [TOKEN], withinMs: 40_000 });
  }, 60_000);
});

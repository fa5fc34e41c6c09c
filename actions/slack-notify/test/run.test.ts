import { rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';
import { type FakeAnswer, fakeSlack, fakeWorld } from './fake-world';

const URL = 'https://hooks.slack.com/services/T0/B0/abcdefghijklmnopqrst1234';
const gate = '{"schema":"deploy-actions/health-gate/1","verdict":"unhealthy","reason":"3 in a row: HTTP 503"}';

async function runWith(env: Record<string, string>, script: FakeAnswer[] = [], signal?: AbortSignal) {
  const clock = new VirtualClock();
  const slack = fakeSlack(clock, ...script);
  const world = fakeWorld({ clock, fetch: slack.fetch, ...(signal ? { signal } : {}) });
  const given = { INPUT_EVENT: 'failed', INPUT_ENVIRONMENT: 'production', 'INPUT_WEBHOOK-URL': URL, ...env };
  const result = await run(readInputs(rawInputs(contract, given)), world);
  return { result, world, sent: slack.sent };
}

describe('run', () => {
  it('delivers one message and says so', async () => {
    const { result, world, sent } = await runWith({ INPUT_DETAILS: `\n${gate}\n` });
    expect(result.outputs).toEqual({
      delivery: 'delivered',
      reason: '',
      ts: '',
      channel: '',
      'payload-path': '/step/payload.json',
    });
    expect(result.failure).toBeUndefined();
    expect(world.warnings).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(JSON.parse(world.files.get('/step/payload.json') ?? '')).toEqual(sent[0]?.payload);
    expect(JSON.stringify(sent[0]?.payload)).toContain('unhealthy – 3 in a row: HTTP 503');
  });

  it('goes out without the reports that cannot be read, and warns', async () => {
    const { result, world, sent } = await runWith({ INPUT_DETAILS: `/none.json\n{"x":\n${gate}` });
    expect(result.outputs.delivery).toBe('delivered');
    expect(JSON.stringify(sent[0]?.payload)).toContain('HTTP 503');
    expect(world.warnings).toEqual([
      'The report file /none.json cannot be read (the file does not exist). The message is sent without it.',
      'The report on line 2 is not JSON. The message is sent without it.',
    ]);
  });

  it('is skipped without a webhook, as in a fork: a warning, green', async () => {
    const { result, world, sent } = await runWith({ 'INPUT_WEBHOOK-URL': '' });
    expect(result.outputs).toMatchObject({ delivery: 'skipped', reason: 'no webhook' });
    expect(result.failure).toBeUndefined();
    expect(world.warnings).toEqual([expect.stringContaining('skipped, no webhook')]);
    expect(sent).toEqual([]);
  });

  it('only writes the message in a dry run, which is green', async () => {
    const { result, world, sent } = await runWith({ 'INPUT_DRY-RUN': 'true', 'INPUT_FAIL-ON-ERROR': 'true' });
    expect(result.outputs).toMatchObject({ delivery: 'skipped', reason: 'dry-run' });
    expect(result.failure).toBeUndefined();
    expect(world.files.get('/step/payload.json')).toContain('Production deployment failed');
    expect({ sent, warnings: world.warnings }).toEqual({ sent: [], warnings: [] });
  });

  it.each<[string, Record<string, string>, FakeAnswer[], string]>([
    ['failed', {}, [{ status: 404, body: 'no_service' }], 'failed'],
    ['unknown', {}, [{ status: 500 }], 'unknown'],
    ['skipped', { 'INPUT_WEBHOOK-URL': '' }, [], 'skipped'],
  ])('%s is green with a warning, red where the user says so', async (_, env, script, delivery) => {
    const green = await runWith(env, script);
    expect([green.result.outputs.delivery, green.result.failure]).toEqual([delivery, undefined]);
    expect(green.world.warnings).toHaveLength(1);
    const red = await runWith({ ...env, 'INPUT_FAIL-ON-ERROR': 'true' }, script);
    expect(red.result.outputs.delivery).toBe(delivery);
    expect(red.result.failure).toMatchObject({ code: 'SLACK_API', hint: expect.stringMatching(/./) });
    expect(red.world.warnings).toEqual([]);
  });

  it('never tells the webhook, whatever happens', async () => {
    for (const script of [[], [{ status: 404, body: 'no_service' }], [{ hang: true }], [{ errorCode: 'ENOTFOUND' }]]) {
      const { result, world } = await runWith({ 'INPUT_FAIL-ON-ERROR': 'true' }, script as FakeAnswer[]);
      const told = JSON.stringify([result, world.lines, world.warnings, [...world.files.values()]]);
      expect(told).not.toContain('abcdefghijklmnop');
    }
  });

  it('sends variables to a workflow and a message to a channel', async () => {
    const workflow = 'https://hooks.slack.com/triggers/T0/1/abcdefgh';
    const { result, sent } = await runWith(
      { 'INPUT_WEBHOOK-URL': `${URL}\n${workflow}` },
      [{}, { status: 200, body: '{"ok":true}' }].map((answer) => ({ status: 200, body: 'ok', ...answer })),
    );
    expect(result.outputs.delivery).toBe('delivered');
    expect(sent.map(({ payload }) => Object.keys(payload as object).includes('blocks'))).toEqual([true, false]);
    expect(sent[1]?.payload).toMatchObject({ event: 'failed', environment: 'production', version: '' });
    const alone = await runWith({ 'INPUT_WEBHOOK-URL': workflow });
    expect(JSON.parse(alone.world.files.get('/step/payload.json') ?? '')).toEqual(alone.sent[0]?.payload);
  });

  it('shows a rollback in its direction, also where the inputs have it the wrong way round', async () => {
    const rollback =
      '{"schema":"deploy-actions/auto-rollback/1","verdict":"rolled-back","fromVersion":"v2","toVersion":"v1"}';
    const { result, world, sent } = await runWith({
      INPUT_EVENT: 'rolled-back',
      INPUT_VERSION: 'v2',
      'INPUT_PREVIOUS-VERSION': 'v1',
      INPUT_DETAILS: rollback,
    });
    expect(JSON.stringify(sent[0]?.payload)).toContain('*Version (left → live now)*\\n`v2` → `v1`');
    expect(result.brief).toMatchObject({ version: 'v1' });
    expect(world.lines).toEqual(expect.arrayContaining([expect.stringContaining('uses the reports')]));
  });

  it('has everything in the report, of every webhook', async () => {
    const { result } = await runWith({ 'INPUT_WEBHOOK-URL': `${URL}\nhttp://127.0.0.1:9/x` }, [
      { status: 410, body: 'channel_is_archived' },
    ]);
    expect(result.details).toMatchObject({
      event: 'failed',
      deliveries: [
        { webhook: 'hooks.slack.com/…1234', outcome: 'failed', attempts: [{ answer: { status: 410 } }] },
        { webhook: '127.0.0.1:9/…', outcome: 'delivered' },
      ],
    });
    expect(result.outputs.reason).toBe('hooks.slack.com/…1234: HTTP 410 channel_is_archived');
  });

  it('ends as cancelled, with its outputs, when the run is', async () => {
    const controller = new AbortController();
    controller.abort(new UserError('CANCELLED', 'The run was cancelled (SIGINT).'));
    const { result, sent } = await runWith({}, [], controller.signal);
    expect(result.outputs).toMatchObject({ delivery: 'failed', 'payload-path': '/step/payload.json' });
    expect(result.failure?.code).toBe('CANCELLED');
    expect(sent).toEqual([]);
  });
});

import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { compile } from '../src/compile';
import { type DeliverPolicy, deliver } from '../src/deliver';
import { parseWebhook } from '../src/webhook';
import { type FakeAnswer, factsWith, fakeSlack, fakeWorld } from './fake-world';

const { payload } = compile(factsWith());
const policy: DeliverPolicy = { timeoutMs: 10_000, deadlineMs: 60_000, retryOn5xx: false };

interface Given extends Partial<DeliverPolicy> {
  cancelAtMs?: number;
  mask?: (text: string) => string;
}

async function delivered(names: string[], script: FakeAnswer[], { cancelAtMs, mask, ...some }: Given = {}) {
  const clock = new VirtualClock();
  const controller = new AbortController();
  const cancel = () => controller.abort(new UserError('CANCELLED', 'The run was cancelled.'));
  if (cancelAtMs !== undefined) void clock.sleep(cancelAtMs).then(cancel);
  const slack = fakeSlack(clock, ...script);
  const world = fakeWorld({ clock, fetch: slack.fetch, signal: controller.signal, ...(mask ? { mask } : {}) });
  const webhooks = names.map((name) => parseWebhook(`https://hooks.slack.com/services/T/B/${name}`));
  const deliveries = await deliver(webhooks, { message: payload, workflow: {} }, { ...policy, ...some }, world);
  return {
    outcomes: deliveries.map(({ outcome }) => outcome),
    reasons: deliveries.map(({ reason }) => reason),
    sent: slack.sent.map(({ to, atMs }) => `${to}@${atMs}`),
    endMs: clock.elapsed(),
    lines: world.lines,
  };
}

describe('deliver', () => {
  it('sends once where Slack says ok', async () => {
    expect(await delivered(['a'], [])).toMatchObject({ outcomes: ['delivered'], sent: ['a@0'], reasons: [''] });
  });

  it('masks an answer before it is cut, because no mask finds half a secret', async () => {
    const body = `${'x'.repeat(150)} /services/T/B/secretsecret was not found`;
    const mask = (text: string) => text.replaceAll('/services/T/B/secretsecret', '***');
    const { reasons, lines } = await delivered(['secretsecret'], [{ status: 404, body }], { mask });
    expect(`${reasons.join()} ${lines.join()}`).not.toContain('/services');
  });

  it('waits as required when the rate is limited', async () => {
    const script = [{ status: 429, retryAfter: '30' }, { status: 429 }];
    expect(await delivered(['a'], script)).toMatchObject({
      outcomes: ['delivered'],
      sent: ['a@0', 'a@30000', 'a@31000'],
    });
  });

  it('does not wait for what the deadline does not allow', async () => {
    const { outcomes, sent, endMs, reasons } = await delivered(['a'], [{ status: 429, retryAfter: '60' }]);
    expect({ outcomes, sent, endMs }).toEqual({ outcomes: ['failed'], sent: ['a@0'], endMs: 0 });
    expect(reasons[0]).toContain('waiting 1 min 00 s would exceed the deadline');
  });

  it.each<[string, FakeAnswer]>([
    ['a time-out', { hang: true }],
    ['a reset', { errorCode: 'ECONNRESET' }],
    ['a socket that was closed', { errorCode: 'UND_ERR_SOCKET' }],
    ['an error of the server', { status: 503 }],
  ])('never sends again after %s', async (_, answer) => {
    expect(await delivered(['a'], [answer])).toMatchObject({ outcomes: ['unknown'], sent: ['a@0'] });
  });

  it('sends again when it was not connected, some times', async () => {
    const refused = { errorCode: 'ECONNREFUSED' };
    expect(await delivered(['a'], [refused, refused])).toMatchObject({
      outcomes: ['delivered'],
      sent: ['a@0', 'a@1000', 'a@3000'],
    });
    expect(await delivered(['a'], Array(9).fill(refused))).toMatchObject({
      outcomes: ['failed'],
      sent: ['a@0', 'a@1000', 'a@3000', 'a@7000'],
    });
  });

  it('sends again after an error of the server where told to', async () => {
    const script = [{ status: 503 }, { status: 502 }];
    expect(await delivered(['a'], script, { retryOn5xx: true })).toMatchObject({
      outcomes: ['delivered'],
      sent: ['a@0', 'a@1000', 'a@3000'],
    });
  });

  it('does not forget that an earlier attempt may have arrived', async () => {
    const script = [{ status: 503 }, { status: 404, body: 'no_service' }];
    const { outcomes, reasons } = await delivered(['a'], script, { retryOn5xx: true });
    expect({ outcomes, reasons }).toEqual({
      outcomes: ['unknown'],
      reasons: ['HTTP 404 no_service; before that: HTTP 503'],
    });
  });

  it('lets the others have their turn while one waits', async () => {
    const script = [{ status: 429, retryAfter: '5' }];
    expect(await delivered(['a', 'b', 'c'], script)).toMatchObject({
      outcomes: ['delivered', 'delivered', 'delivered'],
      sent: ['a@0', 'b@0', 'c@0', 'a@5000'],
    });
  });

  it('ends with the deadline, whatever hangs', async () => {
    const { outcomes, sent, endMs, reasons } = await delivered(['a', 'b', 'c'], [{ hang: true }, { hang: true }], {
      deadlineMs: 15_000,
    });
    expect({ outcomes, sent, endMs }).toEqual({
      outcomes: ['unknown', 'unknown', 'failed'],
      sent: ['a@0', 'b@10000'],
      endMs: 15_000,
    });
    expect(reasons[2]).toBe('not tried');
  });

  it.each<[string, FakeAnswer, string, number]>([
    ['while it waits for an answer', { hang: true }, 'unknown', 500],
    ['while it waits for its turn', { status: 429, retryAfter: '30' }, 'failed', 500],
  ])('stops at once when it is cancelled %s', async (_, answer, outcome, cancelAtMs) => {
    const { outcomes, sent, endMs } = await delivered(['a'], [answer], { cancelAtMs });
    expect({ outcomes, sent, endMs }).toEqual({ outcomes: [outcome], sent: ['a@0'], endMs: 500 });
  });

  it('starts nothing more when it is cancelled', async () => {
    const { outcomes, sent, reasons } = await delivered(['a', 'b'], [{ hang: true }], { cancelAtMs: 500 });
    expect({ outcomes, sent }).toEqual({ outcomes: ['unknown', 'failed'], sent: ['a@0'] });
    expect(reasons).toEqual(['sent, but not confirmed: The run was cancelled.', 'not tried']);
  });

  it('tells each attempt, and never the URL', async () => {
    const { lines } = await delivered(['abcdefghijklmnopqrst1234'], [{ status: 429, retryAfter: '2' }]);
    expect(lines).toEqual([
      'hooks.slack.com/…1234: failed, rate limited: HTTP 429; next try in 2.0 s',
      'hooks.slack.com/…1234: delivered',
    ]);
  });
});

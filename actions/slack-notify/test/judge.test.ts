import fc from 'fast-check';
import { judge } from '../src/judge';
import type { Answer } from '../src/post';

const careful = { retryOn5xx: false };
const bold = { retryOn5xx: true };
const answered = (status: number, body = '', retryAfter = ''): Answer => ({
  kind: 'answered',
  status,
  body,
  retryAfter,
});
const notSent: Answer = { kind: 'not-sent', reason: 'connect ECONNREFUSED' };
const refused: Answer = { kind: 'refused', reason: 'bad port' };
const lost: Answer = { kind: 'lost', reason: 'no answer within 10.0 s' };

describe('judge', () => {
  it.each<[string, Answer, string]>([
    ['Slack says ok', answered(200, 'ok'), 'delivered'],
    ['ok and a line end', answered(200, 'ok\n'), 'delivered'],
    ['ok in JSON', answered(200, '{"ok":true}'), 'delivered'],
    ['an ok in JSON that is no boolean', answered(200, '{"ok":"true"}'), 'unknown'],
    ['half of a JSON answer', answered(200, '{"ok":'), 'unknown'],
    ['not ok in JSON', answered(200, '{"ok":false,"error":"x"}'), 'failed'],
    ["a proxy's page", answered(200, '<html>'), 'unknown'],
    ['no content', answered(204), 'unknown'],
    ['a redirect', answered(302), 'failed'],
    ['a bad payload', answered(400, 'invalid_payload'), 'failed'],
    ['forbidden', answered(403, 'action_prohibited'), 'failed'],
    ['a revoked webhook', answered(404, 'no_service'), 'failed'],
    ['an archived channel', answered(410, 'channel_is_archived'), 'failed'],
    ['rate limited', answered(429, 'rate_limited', '5'), 'failed'],
    ['an error of the server', answered(500, 'rollup_error'), 'unknown'],
    ['no gateway', answered(502), 'unknown'],
    ['no connection', notSent, 'failed'],
    ['a port that fetch blocks', refused, 'failed'],
    ['no answer', lost, 'unknown'],
  ])('%s', (_, answer, outcome) => {
    const judgement = judge(answer, careful, 1, 0);
    expect(judgement.outcome).toBe(outcome);
    expect([judgement.reason !== '', judgement.cure !== '']).toEqual([
      outcome !== 'delivered',
      outcome !== 'delivered',
    ]);
  });

  it.each<[string, Answer, number | undefined]>([
    ['not connected', notSent, 1000],
    ['rate limited, in seconds', answered(429, '', '30'), 30_000],
    ['rate limited, with a date', answered(429, '', 'Thu, 01 Jan 1970 00:00:09 GMT'), 9000],
    ['rate limited, with a date that is over', answered(429, '', 'Wed, 31 Dec 1969 00:00:00 GMT'), 1000],
    ['rate limited, for no time at all', answered(429, '', '0'), 1000],
    ['rate limited, without a word', answered(429), 1000],
    ['rate limited, with rubbish', answered(429, '', '-5 bananas'), 1000],
    ['refused', answered(404, 'no_service'), undefined],
    ['refused by fetch, which does so every time', refused, undefined],
    ['a redirect', answered(307), undefined],
    ['delivered', answered(200, 'ok'), undefined],
    ['half an answer', lost, undefined],
    ['an error of the server', answered(503), undefined],
  ])('sends again only when it surely did not arrive: %s', (_, answer, retryAfterMs) => {
    expect(judge(answer, careful, 1, 0).retryAfterMs).toBe(retryAfterMs);
  });

  it('sends again after an error of the server only for those who take the risk', () => {
    expect(judge(answered(503), bold, 1, 0)).toMatchObject({ outcome: 'unknown', retryAfterMs: 1000 });
    expect(judge(lost, bold, 1, 0).retryAfterMs).toBeUndefined();
  });

  it('names the variables where a workflow refuses', () => {
    const { cure } = judge(answered(400, '{"ok":false,"error":"invalid_webhook_payload"}'), careful, 1, 0);
    expect(cure).toMatch(/declare the variables/);
  });

  it('waits longer each time, and not for ever', () => {
    expect([1, 2, 3, 4].map((attempt) => judge(notSent, careful, attempt, 0).retryAfterMs)).toEqual([
      1000,
      2000,
      4000,
      undefined,
    ]);
    expect(judge(answered(429, '', '1'), careful, 20, 0).retryAfterMs).toBeUndefined();
  });

  it('keeps the reason to one short line, whatever was answered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.string({ size: 'large' }), (status, body) => {
        const { reason } = judge(answered(status, body), careful, 1, 0);
        expect(reason).not.toMatch(/[\r\n]/);
        expect(reason.length).toBeLessThan(250);
      }),
    );
  });
});

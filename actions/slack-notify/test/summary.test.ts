import type { Delivery } from '../src/deliver';
import { summaryOf } from '../src/summary';

const delivery: Delivery = {
  webhook: 'hooks.slack.com/…1234',
  outcome: 'failed',
  reason: 'HTTP 404',
  cure: '',
  attempts: [],
};

describe('summaryOf', () => {
  it('is two lines where all went well', () => {
    const outcome = { delivery: 'delivered', reason: '', cure: '' } as const;
    expect(summaryOf('✅ Done', outcome, [])).toBe('### slack-notify: delivered\n\n✅ Done');
  });

  it('says why, and what to do now', () => {
    const outcome = { delivery: 'failed', reason: 'HTTP 404 <b>', cure: 'Make a new one.' } as const;
    expect(summaryOf('x', outcome, [delivery])).toBe(
      '### slack-notify: failed\n\nx\n\nHTTP 404 &lt;b&gt;. Make a new one.',
    );
  });

  it('has a row for each of several webhooks', () => {
    const outcome = { delivery: 'failed', reason: 'x', cure: '' } as const;
    expect(summaryOf('x', outcome, [delivery, delivery]).match(/1234 \| failed/g)).toHaveLength(2);
  });
});

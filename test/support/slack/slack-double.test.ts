import { blockKitProblems, type SlackDouble, shownTexts, startSlackDouble } from './slack-double';

const text = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: text(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: text(length) });
const button = (some: object = {}) => ({ type: 'button', text: plain(75), ...some });
const times = <T>(count: number, thing: T): T[] => Array.from({ length: count }, () => thing);

describe('blockKitProblems', () => {
  it.each<[string, unknown, unknown]>([
    ['text', { text: text(40_000) }, { text: text(40_001) }],
    ['blocks', { blocks: times(50, { type: 'divider' }) }, { blocks: times(51, { type: 'divider' }) }],
    ['no blocks', { text: 'x' }, { text: 'x', blocks: [] }],
    ['header', { type: 'header', text: plain(150) }, { type: 'header', text: plain(151) }],
    ['kind of header', { type: 'header', text: plain(1) }, { type: 'header', text: mrkdwn(1) }],
    ['section', { type: 'section', text: mrkdwn(3000) }, { type: 'section', text: mrkdwn(3001) }],
    ['empty text', { type: 'section', text: mrkdwn(1) }, { type: 'section', text: mrkdwn(0) }],
    ['blank text', { type: 'section', text: mrkdwn(1) }, { type: 'section', text: { type: 'mrkdwn', text: ' ' } }],
    ['empty section', { type: 'section', fields: [plain(1)] }, { type: 'section' }],
    ['fields', { type: 'section', fields: times(10, plain(1)) }, { type: 'section', fields: times(11, plain(1)) }],
    ['field', { type: 'section', fields: [mrkdwn(2000)] }, { type: 'section', fields: [mrkdwn(2001)] }],
    ['context', { type: 'context', elements: times(10, plain(1)) }, { type: 'context', elements: times(11, plain(1)) }],
    ['buttons', { type: 'actions', elements: times(25, button()) }, { type: 'actions', elements: times(26, button()) }],
    [
      'button text',
      { type: 'actions', elements: [button()] },
      { type: 'actions', elements: [button({ text: plain(76) })] },
    ],
    [
      'button url',
      { type: 'actions', elements: [button({ url: `https://a/${text(2990)}` })] },
      { type: 'actions', elements: [button({ url: `https://a/${text(2991)}` })] },
    ],
    [
      'scheme',
      { type: 'actions', elements: [button({ url: 'http://a' })] },
      { type: 'actions', elements: [button({ url: 'javascript:x' })] },
    ],
    [
      'button value',
      { type: 'actions', elements: [button({ value: text(2000) })] },
      { type: 'actions', elements: [button({ value: text(2001) })] },
    ],
    [
      'action_id',
      { type: 'actions', elements: [button({ action_id: text(255) })] },
      { type: 'actions', elements: [button({ action_id: text(256) })] },
    ],
    [
      'the same action_id',
      { type: 'actions', elements: [button({ action_id: 'a' }), button({ action_id: 'b' })] },
      { type: 'actions', elements: [button({ action_id: 'a' }), button({ action_id: 'a' })] },
    ],
    ['kind of block', { type: 'divider' }, { type: 'carousel' }],
    [
      'verbatim',
      { type: 'section', text: { ...mrkdwn(1), verbatim: true } },
      { type: 'section', text: { ...plain(1), verbatim: true } },
    ],
  ])('%s', (_, good, bad) => {
    const problems = (thing: unknown) => {
      const message = thing as Record<string, unknown>;
      return blockKitProblems('type' in message ? { blocks: [message] } : message);
    };
    expect(problems(good)).toEqual([]);
    expect(problems(bad)).toHaveLength(1);
  });
});

describe('shownTexts', () => {
  it('finds every text in its order', () => {
    expect(shownTexts({ text: 'a', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'b' } }] })).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('the double', () => {
  let slack: SlackDouble;
  beforeAll(async () => {
    slack = await startSlackDouble();
  });
  beforeEach(() => slack.reset());
  afterAll(() => slack.close());

  const send = async (body: string, url = slack.webhook(), type = 'application/json') => {
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
    return `${response.status} ${await response.text()}`;
  };

  it.each([
    ['ok', '{"text":"hello"}', '200 ok'],
    ['no JSON', '{', '400 invalid_payload'],
    ['no object', '[]', '400 invalid_payload'],
    ['nothing to show', '{}', '400 no_text'],
    ['bad blocks', '{"text":"x","blocks":[{"type":"header"}]}', '400 invalid_blocks'],
  ])('answers as Slack does: %s', async (_, body, answer) => {
    expect(await send(body)).toBe(answer);
    expect(slack.messages).toHaveLength(answer === '200 ok' ? 1 : 0);
  });

  it('knows no other paths and no forms', async () => {
    expect(await send('{"text":"x"}', `http://127.0.0.1:${slack.port}/other`)).toBe('404 no_service');
    expect(await send('{"text":"x"}', slack.webhook(), 'text/plain')).toBe('400 invalid_payload');
  });

  it('uses up its script, then answers ok', async () => {
    slack.script({ kind: 'rate-limited' }, { kind: 'answer', status: 410, body: 'channel_is_archived' });
    const answers = [await send('{"text":"a"}'), await send('{"text":"b"}'), await send('{"text":"c"}')];
    expect(answers).toEqual(['429 rate_limited', '410 channel_is_archived', '200 ok']);
    expect(slack.messages.map(({ payload }) => payload.text)).toEqual(['c']);
  });
});

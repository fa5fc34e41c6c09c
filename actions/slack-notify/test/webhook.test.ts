import { Illegal } from '@deploy-actions/action';
import { parseWebhook } from '../src/webhook';

const secret = 'abcdefghijklmnopqrst1234';

describe('parseWebhook', () => {
  it.each([
    [`https://hooks.slack.com/services/T0/B0/${secret}`, 'hooks.slack.com/…1234'],
    ['https://hooks.slack.com/services/T0/B0/short', 'hooks.slack.com/…'],
    ['http://127.0.0.1:8080/services/T0/B0/x', '127.0.0.1:8080/…'],
    ['http://localhost:8080/x', 'localhost:8080/…'],
    ['http://[::1]:8080/x', '[::1]:8080/…'],
  ])('%s is called %s', (url, name) => {
    expect(parseWebhook(url)).toEqual({ url, kind: 'message', name });
  });

  it.each(['triggers/T0/1/abc', 'workflows/T0/A0/1/abc'])('tells a webhook of Workflow Builder apart: %s', (path) => {
    expect(parseWebhook(`https://hooks.slack.com/${path}`).kind).toBe('workflow');
  });

  it.each([
    `http://hooks.slack.com/services/T0/B0/${secret}`,
    `http://127.0.0.1.example.org/${secret}`,
    `http://localhost.example.org/${secret}`,
    `ftp://127.0.0.1/${secret}`,
    `hooks.slack.com/services/${secret}`,
    `https://user:${secret}@hooks.slack.com/services/x`,
    secret,
  ])('refuses %s without telling it', (url) => {
    let thrown: unknown;
    try {
      parseWebhook(url);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Illegal);
    if (thrown instanceof Illegal) expect(`${thrown.message} ${thrown.found}`).not.toContain(secret);
  });
});

import { headline, messageMarkdown } from '../../demo/messages.mjs';

const payload = {
  text: 'Deployed v2',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Deployment successful' } },
    { type: 'section', fields: [{ type: 'mrkdwn', text: '*Version*\n`v1` → `v2`' }] },
    { type: 'divider' },
    { type: 'actions', elements: [{ text: { text: 'View run' }, url: 'https://example.com/1' }] },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'by ada' }] },
  ],
};

it('puts a message into Markdown, in the order in which it is read', () => {
  expect(messageMarkdown(payload)).toBe(
    '> Deployed v2\n\n# Deployment successful\n\n*Version*\n`v1` → `v2`\n\n---\n\n[View run](https://example.com/1)\n\nby ada\n',
  );
});

it('knows what a reader sees first', () => {
  expect(headline(payload)).toBe('Deployment successful');
  expect(headline({ text: 'only this' })).toBe('only this');
});

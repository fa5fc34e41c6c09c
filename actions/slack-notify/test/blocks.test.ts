import { context, fieldSections, linkButtons, section } from '../src/blocks';

describe('blocks', () => {
  it('makes no block out of nothing', () => {
    expect([...section(''), ...context(['', '']), ...linkButtons([]), ...fieldSections([])]).toEqual([]);
  });

  it('puts ten fields into a section', () => {
    const fields = Array.from({ length: 11 }, (_, index) => ({ name: `n${index}`, value: 'v' }));
    const sizes = fieldSections(fields).map((block) => ('fields' in block ? block.fields.length : 0));
    expect(sizes).toEqual([10, 1]);
  });

  it('escapes the name of a field', () => {
    expect(JSON.stringify(fieldSections([{ name: '<!here>', value: 'v' }]))).toContain('*&lt;!here&gt;*\\nv');
  });

  it('gives every button an id of its own and a text', () => {
    const buttons = [
      { text: '\u0000', url: 'https://example.org/a' },
      { text: 'B', url: 'https://example.org/b' },
    ];
    expect(linkButtons(buttons)).toEqual([
      {
        type: 'actions',
        elements: [
          expect.objectContaining({ action_id: 'open-0', text: { type: 'plain_text', text: 'Open', emoji: true } }),
          expect.objectContaining({ action_id: 'open-1', text: { type: 'plain_text', text: 'B', emoji: true } }),
        ],
      },
    ]);
  });

  it('has Slack look for no mention in plain words', () => {
    expect(section('@here')).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: '@here', verbatim: true } }]);
  });
});

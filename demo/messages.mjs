/** A Slack message as Markdown, for people who look at it in an editor: header, fields, texts and buttons in order. */
export function messageMarkdown({ text = '', blocks = [] }) {
  const parts = blocks.map(blockMarkdown).filter((part) => part !== '');
  return `${[`> ${text}`, ...parts].join('\n\n')}\n`;
}

function blockMarkdown(block) {
  if (block.type === 'header') return `# ${block.text.text}`;
  if (block.type === 'divider') return '---';
  if (block.type === 'actions')
    return block.elements.map((button) => `[${button.text.text}](${button.url})`).join(' · ');
  const texts = [block.text, ...(block.fields ?? []), ...(block.elements ?? [])];
  return texts.flatMap((part) => (part?.text ? [part.text] : [])).join('\n\n');
}

/** The first thing that a reader sees. */
export function headline({ text = '', blocks = [] }) {
  return blocks.find(({ type }) => type === 'header')?.text.text ?? text;
}

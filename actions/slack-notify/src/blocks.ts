import { LAYOUT, SLACK } from './limits';
import { fitLine } from './mrkdwn';

export interface PlainText {
  type: 'plain_text';
  text: string;
  emoji: true;
}

/** `verbatim`: otherwise Slack looks for mentions and channel names even in plain words. */
export interface Mrkdwn {
  type: 'mrkdwn';
  text: string;
  verbatim: true;
}

export interface Button {
  type: 'button';
  action_id: string;
  text: PlainText;
  url: string;
}

export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: Mrkdwn }
  | { type: 'section'; fields: Mrkdwn[] }
  | { type: 'actions'; elements: Button[] }
  | { type: 'context'; elements: Mrkdwn[] };

/** The message as it goes over the wire. */
export interface Payload {
  /** For notifications and screen readers: they do not read blocks. */
  text: string;
  blocks: Block[];
  unfurl_links: false;
  unfurl_media: false;
}

export function header(escaped: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: escaped, emoji: true } };
}

/** No block where there is no text: Slack refuses empty ones. */
export function section(escaped: string): Block[] {
  return escaped === '' ? [] : [{ type: 'section', text: mrkdwn(escaped) }];
}

/** Two columns; as many sections as it takes. The values must be fit already. */
export function fieldSections(fields: readonly { name: string; value: string }[]): Block[] {
  const texts = fields.map(({ name, value }) => mrkdwn(`*${fitLine(name, LAYOUT.fieldName)}*\n${value}`));
  const sections: Block[] = [];
  for (let from = 0; from < texts.length; from += SLACK.fieldsInSection) {
    sections.push({ type: 'section', fields: texts.slice(from, from + SLACK.fieldsInSection) });
  }
  return sections;
}

export function context(escaped: readonly string[]): Block[] {
  const elements = escaped.filter((text) => text !== '').map(mrkdwn);
  return elements.length === 0 ? [] : [{ type: 'context', elements }];
}

/** Buttons that open a page, in one row; the caller keeps to Slack's number and length of URL. */
export function linkButtons(buttons: readonly { text: string; url: string }[]): Block[] {
  if (buttons.length === 0) return [];
  const elements = buttons.map(({ text, url }, index): Button => {
    const label = fitLine(text, SLACK.buttonText) || 'Open';
    return { type: 'button', action_id: `open-${index}`, text: { type: 'plain_text', text: label, emoji: true }, url };
  });
  return [{ type: 'actions', elements }];
}

function mrkdwn(text: string): Mrkdwn {
  return { type: 'mrkdwn', text, verbatim: true };
}

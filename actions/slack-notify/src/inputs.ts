import { Illegal, type InputReader, parseAddress, parseInputs, quoted, type RawInputs } from '@deploy-actions/action';
import { contract } from './contract';
import { events } from './event-style';
import { parseWebhook, type Webhook } from './webhook';

export type Inputs = ReturnType<typeof build>;

/** Throws `BadInput` with everything that is wrong. Texts are free: no length and no character is refused. */
export function readInputs(raw: RawInputs): Inputs {
  return parseInputs(contract, raw, build);
}

export function build(input: InputReader<typeof contract>) {
  return {
    webhooks: distinct(input.parsedLines('webhook-url', parseWebhook)),
    event: input.choice('event', events),
    environment: input.text('environment').trim(),
    version: input.text('version').trim(),
    previousVersion: input.text('previous-version').trim(),
    url: input.optionalParsed('url', link) ?? '',
    message: input.text('message').trim(),
    fields: input.parsedLines('fields', parseField).filter(({ value }) => value !== ''),
    buttons: input.parsedLines('buttons', parseButton),
    details: input.lines('details'),
    timeoutMs: input.duration('timeout'),
    deadlineMs: input.duration('deadline'),
    failOnError: input.boolean('fail-on-error'),
    retryOn5xx: input.boolean('retry-on-5xx'),
    dryRun: input.boolean('dry-run'),
  };
}

/** A URL that stands there twice must not double the message. */
function distinct(webhooks: readonly Webhook[]): Webhook[] {
  return [...new Map(webhooks.map((webhook) => [webhook.url, webhook])).values()];
}

function parseField(line: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([^=]*[^=\s])\s*=\s*(.*)$/.exec(line) ?? [];
  if (name === '') throw new Illegal('one `name=value` per line', quoted(line));
  return { name, value };
}

function parseButton(line: string): { text: string; url: string } {
  const legal = 'one `text=https://…` per line';
  // The text may hold equals signs, too: the URL is what begins with a scheme.
  const [, text, url] = /^(.*?\S)\s*=\s*(https?:.*)$/i.exec(line) ?? /^([^=]*[^=\s])\s*=\s*(.*)$/.exec(line) ?? [];
  if (text === undefined) throw new Illegal(legal, `${quoted(line)} (no text before =)`);
  return { text, url: parseAddress(url ?? '', { use: 'link', legal }).url };
}

function link(text: string): string {
  return parseAddress(text, { use: 'link' }).url;
}

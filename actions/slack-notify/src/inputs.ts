import { Illegal, type InputReader, parseInputs, type RawInputs } from '@deploy-actions/action';
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
    url: input.optionalParsed('url', parseUrl) ?? '',
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
  if (name === '') throw new Illegal('one `name=value` per line', JSON.stringify(line.slice(0, 120)));
  return { name, value };
}

function parseButton(line: string): { text: string; url: string } {
  const [, text = '', url = ''] = /^(.*?\S)\s*=\s*(https?:\/\/.*)$/i.exec(line) ?? [];
  if (!URL.canParse(url)) throw new Illegal('one `text=https://…` per line', JSON.stringify(line.slice(0, 120)));
  return { text, url: new URL(url).href };
}

function parseUrl(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new Illegal('a URL that begins with https:// or http://');
  return new URL(text).href;
}

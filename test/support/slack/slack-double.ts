import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// One file without enums, parameter properties and relative imports, so that plain Node can run it by stripping types.

/** What one request meets instead of an `ok`; used up in the order in which it was scripted. */
export type Fault =
  | { kind: 'answer'; status: number; body: string; headers?: Record<string, string> }
  | { kind: 'rate-limited'; retryAfter?: string }
  /** The request is never read: a time-out on the way. */
  | { kind: 'hang-before-reading' }
  /** The message was taken, and nobody says so. */
  | { kind: 'hang-after-reading' }
  | { kind: 'reset-after-reading' }
  | { kind: 'half-an-answer' };

export interface ReceivedRequest {
  path: string;
  userAgent: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
  answer: string;
}

export interface ReceivedMessage {
  path: string;
  payload: Record<string, unknown>;
  /** How the sender was answered: `ok`, or the kind of the fault after which the message may still be in the channel. */
  answer: string;
}

export interface SlackDouble {
  port: number;
  /** A webhook URL; every name is a webhook of its own. */
  webhook(name?: string): string;
  script(...faults: Fault[]): void;
  /** Every request, also those that were refused. */
  requests: ReceivedRequest[];
  /** What stands in the channel: all that was read whole, was valid and was not refused. */
  messages: ReceivedMessage[];
  reset(): void;
  close(): Promise<void>;
}

/** A webhook endpoint on 127.0.0.1 that answers with Slack's documented bodies and checks Block Kit's limits. */
export async function startSlackDouble(port = 0): Promise<SlackDouble> {
  const faults: Fault[] = [];
  const requests: ReceivedRequest[] = [];
  const messages: ReceivedMessage[] = [];

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const fault = faults.shift();
    const noted: ReceivedRequest = {
      path,
      userAgent: request.headers['user-agent'] ?? '',
      receivedAt: Date.now(),
      answer: fault?.kind ?? '',
    };
    requests.push(noted);
    if (fault?.kind === 'hang-before-reading') return;
    const body = await textOf(request);
    const answer = (status: number, text: string, headers: Record<string, string> = {}) => {
      noted.answer = `${status} ${text}`;
      response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
    };
    if (fault?.kind === 'answer') return answer(fault.status, fault.body, fault.headers);
    if (fault?.kind === 'rate-limited') return answer(429, 'rate_limited', { 'retry-after': fault.retryAfter ?? '1' });
    const refusal = refusalOf(request, path, body);
    if (refusal) return answer(refusal.status, refusal.body);
    messages.push({ path, payload: JSON.parse(body), answer: fault?.kind ?? 'ok' });
    if (fault === undefined) return answer(200, 'ok');
    if (fault.kind === 'reset-after-reading') request.socket.resetAndDestroy();
    if (fault.kind === 'half-an-answer') {
      response.writeHead(200, { 'content-length': '2' });
      response.write('o', () => request.socket.destroy());
    }
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  await listen(server, port);
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    webhook: (name = 'deployments') => `http://127.0.0.1:${address.port}/services/T00000000/B00000000/${name}`,
    script: (...more) => void faults.push(...more),
    requests,
    messages,
    reset: () => {
      for (const list of [faults, requests, messages]) list.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refusalOf(request: IncomingMessage, path: string, body: string): { status: number; body: string } | undefined {
  if (!/^\/services\/[^/]+\/[^/]+\/[^/]+$/.test(path)) return { status: 404, body: 'no_service' };
  if (request.method !== 'POST') return { status: 400, body: 'invalid_payload' };
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return { status: 400, body: 'invalid_payload' };
  }
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return { status: 400, body: 'invalid_payload' };
  }
  if (!isRecord(payload)) return { status: 400, body: 'invalid_payload' };
  if (payload.text === undefined && payload.blocks === undefined && payload.attachments === undefined) {
    return { status: 400, body: 'no_text' };
  }
  return blockKitProblems(payload).length > 0 ? { status: 400, body: 'invalid_blocks' } : undefined;
}

const LIMITS = {
  text: 40_000,
  blocks: 50,
  header: 150,
  textObject: 3000,
  fields: 10,
  field: 2000,
  actions: 25,
  context: 10,
  id: 255,
  buttonText: 75,
  buttonUrl: 3000,
  buttonValue: 2000,
};

/** Everything in a message that Block Kit does not allow, each with its path; empty where Slack would take it. */
export function blockKitProblems(payload: Record<string, unknown>): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const sized = (value: unknown, max: number, path: string) =>
    check(
      typeof value === 'string' && value.trim().length > 0 && value.length <= max,
      `${path}: 1 to ${max} characters`,
    );
  const text = (value: unknown, kinds: readonly string[], max: number, path: string) => {
    if (!isRecord(value)) return check(false, `${path}: a text object`);
    check(kinds.includes(String(value.type)), `${path}.type: ${kinds.join(' or ')}`);
    sized(value.text, max, `${path}.text`);
    check(value.emoji === undefined || value.type === 'plain_text', `${path}.emoji: only in plain_text`);
    check(value.verbatim === undefined || value.type === 'mrkdwn', `${path}.verbatim: only in mrkdwn`);
  };
  const list = (value: unknown, max: number, path: string): unknown[] => {
    check(Array.isArray(value) && value.length >= 1 && value.length <= max, `${path}: 1 to ${max} entries`);
    return Array.isArray(value) ? value : [];
  };
  const unique = (ids: unknown[], path: string) => {
    const given = ids.filter((id) => id !== undefined);
    for (const id of given) sized(id, LIMITS.id, path);
    check(new Set(given).size === given.length, `${path}: unique`);
  };
  const button = (value: unknown, path: string) => {
    if (!isRecord(value) || value.type !== 'button') return check(false, `${path}: a button`);
    text(value.text, ['plain_text'], LIMITS.buttonText, `${path}.text`);
    if (value.value !== undefined) sized(value.value, LIMITS.buttonValue, `${path}.value`);
    if (value.style !== undefined) check(['primary', 'danger'].includes(String(value.style)), `${path}.style`);
    if (value.url === undefined) return;
    sized(value.url, LIMITS.buttonUrl, `${path}.url`);
    check(/^https?:\/\//.test(String(value.url)) && URL.canParse(String(value.url)), `${path}.url: http(s)`);
  };
  const block = (value: unknown, path: string) => {
    if (!isRecord(value)) return check(false, `${path}: an object`);
    const both = ['plain_text', 'mrkdwn'];
    switch (value.type) {
      case 'header':
        return text(value.text, ['plain_text'], LIMITS.header, `${path}.text`);
      case 'divider':
        return;
      case 'section':
        check(value.text !== undefined || value.fields !== undefined, `${path}: text or fields`);
        if (value.text !== undefined) text(value.text, both, LIMITS.textObject, `${path}.text`);
        if (value.fields !== undefined) {
          list(value.fields, LIMITS.fields, `${path}.fields`).forEach((field, index) => {
            text(field, both, LIMITS.field, `${path}.fields[${index}]`);
          });
        }
        return;
      case 'context':
        return list(value.elements, LIMITS.context, `${path}.elements`).forEach((element, index) => {
          text(element, both, LIMITS.textObject, `${path}.elements[${index}]`);
        });
      case 'actions': {
        const elements = list(value.elements, LIMITS.actions, `${path}.elements`);
        elements.forEach((element, index) => {
          button(element, `${path}.elements[${index}]`);
        });
        return unique(
          elements.map((element) => (isRecord(element) ? element.action_id : undefined)),
          `${path}.action_id`,
        );
      }
      default:
        check(false, `${path}.type: unknown to this double`);
    }
  };
  if (payload.text !== undefined) sized(payload.text, LIMITS.text, 'text');
  if (payload.blocks !== undefined) {
    const blocks = list(payload.blocks, LIMITS.blocks, 'blocks');
    blocks.forEach((entry, index) => {
      block(entry, `blocks[${index}]`);
    });
    unique(
      blocks.map((entry) => (isRecord(entry) ? entry.block_id : undefined)),
      'block_id',
    );
  }
  return problems;
}

/** All texts that Slack shows, in their order, markup and all: for assertions on what people read. */
export function shownTexts(payload: unknown): string[] {
  if (Array.isArray(payload)) return payload.flatMap(shownTexts);
  if (!isRecord(payload)) return [];
  return Object.entries(payload).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : shownTexts(value),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

import { Illegal, type InputReader } from '@deploy-actions/action';
import { readCertificates } from '@deploy-actions/http';
import { type HttpProbe, parseHeaderLine, parseStatusSet, STATUS_LEGAL, type StatusSet } from '@deploy-actions/probe';
import type { GateContract } from './gate-contract';
import { readExpectations } from './read-expectations';

/** By this name operators tell the gate's own probes from users. */
const USER_AGENT = 'deploy-actions-health-gate/1';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const STATUS_200: StatusSet = { text: '200', ranges: [[200, 200]] };
const LONGEST_DAYS = 3650;

type Reader = InputReader<GateContract>;

/** What is asked by HTTP and what is expected, all but the URL and the time-out. */
export type HttpSettings = Omit<HttpProbe, 'request' | 'timeoutMs'> & { request: Omit<HttpProbe['request'], 'url'> };

/** The same for every URL that does not say otherwise. */
export function readHttpInputs(gate: Reader): HttpSettings {
  const method = gate.choice('method', METHODS);
  const body = gate.text('body');
  const request = {
    method,
    headers: gate.parsedLines('headers', parseHeaderLine),
    body: body.trim() === '' ? undefined : body,
    userAgent: USER_AGENT,
    followRedirects: gate.boolean('follow-redirects'),
  };
  if (request.body !== undefined && (method === 'GET' || method === 'HEAD')) {
    const legal = 'Set method: POST (or PUT, PATCH …), or leave the body out.';
    gate.problem('body', { code: 'CONFLICT', given: `${method} has no body`, legal });
  }
  const content = readExpectations(gate);
  const { json, match = [] } = content;
  const needsBody = [...json, ...match].length > 0 || content.body !== undefined || content.version !== undefined;
  if (method === 'HEAD' && needsBody) {
    const legal = 'Set method: GET, or remove the expectations for the body.';
    gate.problem('method', { code: 'CONFLICT', given: 'HEAD returns no body', legal });
  }
  const minDays = readMinDays(gate);
  const ca = readCa(gate);
  return {
    kind: 'http',
    request,
    expect: {
      status: gate.optionalParsed('expect-status', statusSet) ?? STATUS_200,
      ...content,
      ...(minDays === undefined ? {} : { minDays }),
    },
    ...(gate.choice('resolve', ['one', 'all']) === 'all' ? { resolve: 'all' } : {}),
    ...(ca === undefined ? {} : { way: { ca } }),
  };
}

/** The same for one URL: a plain one shows no certificate. */
export function httpProbe({ request, expect, ...settings }: HttpSettings, url: string, timeoutMs: number): HttpProbe {
  const { minDays: _, ...plain } = expect;
  const fitting = url.startsWith('https:') ? expect : plain;
  return { ...settings, request: { ...request, url }, expect: fitting, timeoutMs };
}

export function readMinDays(gate: Reader): number | undefined {
  return gate.optionalInteger('tls-min-days', { min: 1, max: LONGEST_DAYS });
}

/** PEM, checked: what cannot be read would be a fault of every probe. */
export function readCa(gate: Reader): string | undefined {
  return gate.optionalParsed('ca', (text) => {
    const read = readCertificates(text);
    if ('problem' in read) throw new Illegal('certificates in PEM', `the text (${read.problem})`);
    return text;
  });
}

function statusSet(text: string): StatusSet {
  const set = parseStatusSet(text);
  if (set === undefined) throw new Illegal(STATUS_LEGAL);
  return set;
}

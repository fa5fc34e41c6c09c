import type { Cause } from '@deploy-actions/probe';
import type { GrowthDoubt } from './counter-growth';

/**
 * Why there is no data. `reference`: the first reading of two counters; `no-traffic`: no requests; `missing`: the value
 * is not usable now; `wrong-version`: another version answers; `provider`: no (whole) answer; `access` and `query`:
 * waiting does not help.
 */
export type ProblemKind = 'reference' | 'no-traffic' | 'missing' | 'wrong-version' | 'provider' | 'access' | 'query';

/** What happened, as a value: advice and codes follow from it, and never from a sentence. */
export type ProblemCause =
  | GrowthDoubt
  /** Counters of several processes arrive at one address in turn. */
  | { readonly is: 'mixed-counters' }
  /** The place of the version has none. */
  | { readonly is: 'no-version'; readonly input: VersionPlaceInput; readonly why: string }
  /** Nothing listens at the address, as far as the one who asks can see. */
  | { readonly is: 'connection-refused'; readonly detail: string }
  /** Of an answer that is not 2xx; `says` is what it said. */
  | { readonly is: 'status'; readonly status: number; readonly location?: string; readonly says?: string }
  /** Both methods by which a Prometheus server can be asked are refused. */
  | { readonly is: 'methods-refused'; readonly post: string; readonly get: string }
  /** The past was asked, too. */
  | { readonly is: 'nothing-in-last-hour'; readonly what: string }
  | { readonly is: 'no-series'; readonly selector: string; readonly near?: NearSeries }
  /** The metrics were sent as one JSON string. */
  | { readonly is: 'json-string'; readonly contentType: string };

export type VersionPlaceInput = 'version-path' | 'version-series' | 'version-label';

/** What an exposition has instead: another name, or the same name with other labels. */
export type NearSeries = { readonly name: string } | { readonly label?: string };

export interface Problem {
  readonly kind: ProblemKind;
  /** One line for people. Not to be read by code. */
  readonly reason: string;
  readonly cause?: ProblemCause;
}

const KINDS: Readonly<Record<Exclude<ProblemCause['is'], 'status'>, ProblemKind>> = {
  'counter-fell': 'missing',
  'counter-jumped': 'missing',
  'mixed-counters': 'missing',
  'no-version': 'wrong-version',
  'connection-refused': 'provider',
  'methods-refused': 'access',
  'nothing-in-last-hour': 'query',
  'no-series': 'query',
  'json-string': 'query',
};

/** Client errors that pass by waiting: time-out, too early, too many requests. */
const PASSING = [408, 425, 429];

/** The problem that a cause is, with its sentence. */
export function problemOf(cause: ProblemCause): Problem {
  return { kind: kindOf(cause), reason: sentenceOf(cause), cause };
}

/** Whether nothing listens there, asked by the runner or by a host; not what a proxy in between says. */
export function isRefusal(cause: Cause): boolean {
  return cause.kind === 'refused' || (cause.kind === 'ssh' && cause.code === 'CONNECT_FAILED');
}

function kindOf(cause: ProblemCause): ProblemKind {
  if (cause.is !== 'status') return KINDS[cause.is];
  const { status } = cause;
  return status >= 300 && status < 500 && !PASSING.includes(status) ? 'access' : 'provider';
}

function sentenceOf(cause: ProblemCause): string {
  switch (cause.is) {
    case 'counter-fell':
      return `a counter fell from ${shown(cause.from)} to ${shown(cause.to)}, but a restarted process can have counted at most ${shown(cause.most)} since the last measurement. So this is not a restart: a sum over several processes lost one, or another process answers; give one url for each instance`;
    case 'counter-jumped':
      return `the counters grew by ${shown(cause.by)}, but at the earlier rate at most ${shown(cause.most)} were possible: another process joined the sum, or another process answers; give one url for each instance. Growth this fast counts from the next measurement`;
    case 'mixed-counters':
      return 'counters of several processes are mixed, or the process restarts repeatedly: give one url for each instance; to detect a crash loop, set health-urls or add process_start_time_seconds to the metrics';
    case 'no-version':
      return `no version is reported (${cause.input}): ${cause.why}`;
    case 'connection-refused':
      return cause.detail;
    case 'status':
      return statusSentence(cause);
    case 'methods-refused':
      return `the server refuses both methods: POST: ${cause.post}; GET: ${cause.get}`;
    case 'nothing-in-last-hour':
      return `${cause.what} in the last hour: check its name`;
    case 'no-series':
      return `${cause.selector} matches no series${nearWords(cause.near)}`;
    case 'json-string':
      return `the metrics arrive as one JSON string (${cause.contentType}): the service must send them as plain text, not JSON-encoded`;
  }
}

function statusSentence({ status, location, says }: Extract<ProblemCause, { is: 'status' }>): string {
  const what = status === 429 ? 'too many requests, ' : '';
  const isRedirect = status >= 300 && status < 400;
  const redirect = isRedirect
    ? `: a redirect${location === undefined ? '' : ` to ${location}`}, which is not followed`
    : '';
  return `${what}status ${status}${redirect}${says === undefined || isRedirect ? '' : `: ${says}`}`;
}

function nearWords(near: NearSeries | undefined): string {
  if (near === undefined) return '';
  if ('name' in near) return `; did you mean ${near.name}?`;
  return near.label === undefined
    ? '; there are series with that name, but none with these labels'
    : `; there are series with that name, but none has the label ${near.label}`;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(12)));
}

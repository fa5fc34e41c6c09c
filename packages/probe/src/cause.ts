import {
  type Deviation,
  describeDeviations,
  describeWireCause,
  type Fault,
  faultOf,
  type WireCause,
} from '@deploy-actions/http';
import { formatDuration } from '@deploy-actions/quantity';
import { quoted } from './quoted';

/** What is wrong with an answer that came. `called` is what it is in sentences: `the body`, `the output`. */
export type AnswerCause =
  /** `problem` is why a redirect was not followed. */
  | { kind: 'status'; status: number; expected: string; location?: string; problem?: string }
  | { kind: 'version'; found: string; expected: string }
  /** The answer is JSON and has no version at the path: `fields` are the paths that it has. */
  | { kind: 'no-version'; path: string; expected: string; fields: readonly string[] }
  /** `start` is empty where all of it is. */
  | { kind: 'not-json'; called: string; problem: 'empty' | 'not-json' | 'too-long'; start: string }
  | { kind: 'json'; path: string; found?: string; expected?: string; hint?: string }
  /** The path needs more work on this document than one answer may cost: nothing is known. */
  | { kind: 'query-too-costly'; path: string }
  | { kind: 'body'; called: string; missing: string; isPattern: boolean; isCut: boolean }
  | { kind: 'certificate-days'; days: number | undefined; expected: number }
  | { kind: 'greeting'; said: string; expected: string; withinMs?: number }
  | { kind: 'records'; what: string; detail: string }
  | { kind: 'exit'; code: number | null; signal: string | null; expected: number; last: string }
  /** What is wrong cannot be shown, because it repeats a secret. */
  | { kind: 'secret' };

/** What keeps us from asking by way of a host, or a name server. */
export type WayCause =
  | { kind: 'ssh'; code: string; isOwn: boolean; detail: string }
  | { kind: 'command'; problem: 'not-begun' | 'not-ended'; withinMs: number }
  | { kind: 'name-server'; isOwn: boolean; who: string; detail: string }
  /** The name has no address, or too many. */
  | { kind: 'addresses'; count: number };

/** Why a probe is not good. Verdicts, codes and advice are made from this, never from its sentence. */
export type Cause = WireCause | AnswerCause | WayCause;

/** A problem that was tolerated in a judged answer. */
export type Note =
  | { kind: 'http-deviation'; deviations: readonly Deviation[] }
  | { kind: 'short-version'; found: string; expected: string }
  | { kind: 'non-numbers'; called: string };

export type CauseKind = 'answered' | 'no-answer' | 'own-fault';

const MOST_FIELDS = 12;

/** Who is at fault for a failed probe: a fault of the service weighs more than an answer that cannot be judged. */
export function blame(causes: readonly Cause[]): CauseKind {
  const kinds = causes.map(kindOf);
  return kinds.find((kind) => kind === 'answered') ?? kinds.find((kind) => kind === 'no-answer') ?? 'own-fault';
}

function kindOf(cause: Cause): CauseKind {
  switch (cause.kind) {
    case 'status':
    case 'version':
    case 'no-version':
    case 'json':
    case 'certificate-days':
    case 'records':
    case 'exit':
    case 'secret':
      return 'answered';
    case 'greeting':
      return cause.withinMs === undefined ? 'answered' : 'no-answer';
    case 'not-json':
    case 'body':
      return isUnjudged(cause) ? 'own-fault' : 'answered';
    case 'query-too-costly':
    case 'addresses':
      return 'own-fault';
    case 'ssh':
    case 'name-server':
      return cause.isOwn ? 'own-fault' : 'no-answer';
    case 'command':
      return cause.problem === 'not-begun' ? 'own-fault' : 'no-answer';
    default:
      return faultOf(cause).kind;
  }
}

/** Whether there was an answer that we did not judge: it costs too much, or we cannot or did not read all of it. */
export function isUnjudged(cause: { kind: string; problem?: unknown; isCut?: unknown }): boolean {
  const { kind, problem, isCut } = cause;
  return (
    kind === 'query-too-costly' ||
    kind === 'unreadable' ||
    (kind === 'not-json' && problem === 'too-long') ||
    (kind === 'body' && isCut === true)
  );
}

/** A fault of one cause, with its sentence. */
export function faultFor(cause: Cause): Fault<Cause> {
  const kind = kindOf(cause);
  return { kind: kind === 'answered' ? 'no-answer' : kind, reason: describeCause(cause), cause };
}

export function describeCauses(causes: readonly Cause[]): string {
  return causes.map(describeCause).join('; ');
}

/** The cause in one line. Parts of it may come from the service. */
export function describeCause(cause: Cause): string {
  switch (cause.kind) {
    case 'status': {
      const where = cause.location === undefined ? '' : ` (a redirect to ${quoted(cause.location)})`;
      const wrong = cause.problem === undefined ? `${where}, expected ${cause.expected}` : `: ${cause.problem}`;
      return `status is ${cause.status}${wrong}`;
    }
    case 'version':
      return `version is ${plain(cause.found)}, expected ${cause.expected}`;
    case 'no-version':
      if (cause.fields.includes(cause.path)) {
        return `what is at ${cause.path} is no version (null, empty, true or false), expected ${cause.expected}`;
      }
      return `no version at ${cause.path}, expected ${cause.expected}; the answer has ${fieldsText(cause.fields)}`;
    case 'not-json':
      return describeNotJson(cause);
    case 'json':
      if (cause.found === undefined) return `${cause.path} selects nothing${cause.hint ?? ''}`;
      return `${cause.path} is ${cause.found}, expected ${cause.expected}`;
    case 'query-too-costly':
      return `${cause.path} needs too much work on this answer, so it was not judged`;
    case 'body': {
      const where = `${cause.isCut ? `the first MiB of ${cause.called}` : cause.called}`;
      return `${where} does not ${cause.isPattern ? `match ${cause.missing}` : `contain ${quoted(cause.missing)}`}`;
    }
    case 'certificate-days':
      return cause.days === undefined
        ? `no certificate, expected one that is valid for ${cause.expected} more days`
        : `the certificate expires in ${cause.days} days, expected ${cause.expected} or more`;
    case 'greeting': {
      const said = cause.said === '' ? 'the service sent nothing' : `the service sent ${quoted(cause.said)}`;
      const within = cause.withinMs === undefined ? '' : ` within ${formatDuration(cause.withinMs)}`;
      return `${said}, expected ${quoted(cause.expected)}${within}`;
    }
    case 'records':
      return `${cause.what}${cause.detail}`;
    case 'exit': {
      const ended =
        cause.code === null ? `was killed by ${cause.signal ?? 'an unknown signal'}` : `exited with code ${cause.code}`;
      return `the command ${ended}, expected ${cause.expected}${cause.last === '' ? '' : `: ${quoted(cause.last)}`}`;
    }
    case 'secret':
      return 'the answer is not as expected; the details are hidden because they contain a secret';
    case 'ssh':
      return cause.detail;
    case 'command': {
      const within = `within ${formatDuration(cause.withinMs)}`;
      if (cause.problem === 'not-ended') return `the command did not end ${within}`;
      return `the command did not start ${within}: other commands are still running on the host`;
    }
    case 'name-server':
      return `${cause.who} ${cause.detail}`;
    case 'addresses':
      return `the name has ${cause.count} addresses`;
    default:
      return describeWireCause(cause);
  }
}

export function describeNote(note: Note): string {
  switch (note.kind) {
    case 'http-deviation':
      return describeDeviations(note.deviations);
    case 'short-version':
      return `${plain(note.found)} counts as ${plain(note.expected)}: both are the same commit SHA, one of them shortened`;
    case 'non-numbers':
      return `${note.called} has NaN or Infinity, which JSON does not allow; NaN was read as null`;
  }
}

function describeNotJson({ called, problem, start }: Extract<Cause, { kind: 'not-json' }>): string {
  if (problem === 'too-long') return `${called} is longer than 1 MiB, so its JSON was not read`;
  return problem === 'empty' ? `${called} is empty, expected JSON` : `${called} is not JSON: ${quoted(start)}`;
}

function fieldsText(fields: readonly string[]): string {
  if (fields.length === 0) return 'no fields';
  const named = fields.slice(0, MOST_FIELDS).join(', ');
  return fields.length > MOST_FIELDS ? `${named} and more` : named;
}

function plain(version: string): string {
  return /^[\w.+-]{1,128}$/.test(version) ? version : quoted(version);
}

import { inspect, types } from 'node:util';
import { codes } from './codes';
import { UserError } from './user-error';

const DEEPEST = 8;

/** The messages of an error and of its causes, outermost first; at most eight. */
export function causeChain(error: unknown): string[] {
  const chain: string[] = [];
  for (let at: unknown = error; at !== undefined && at !== null && chain.length < DEEPEST; at = causeOf(at)) {
    chain.push(messageOf(at));
  }
  return chain;
}

/** One text for a person: what happened, why, what to do next. Only errors that are ours bring their stack. */
export function describeError(error: unknown): string {
  const [message = 'unknown error', ...causes] = causeChain(error);
  const lines = [message, ...causes.map((cause) => `  caused by: ${cause}`)];
  if (error instanceof UserError) lines.push(`What to do: ${error.hint || codes[error.code].cure}`);
  else lines.push(...frames(error));
  return lines.join('\n');
}

function causeOf(error: unknown): unknown {
  return isError(error) ? error.cause : undefined;
}

/** A failed connection to a name with several addresses is an AggregateError that says nothing itself. */
function messageOf(error: unknown): string {
  if (!isError(error)) return typeof error === 'string' ? error : inspect(error, { depth: 1 });
  if (error.message !== '') return error.message;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.map(innerMessage).join('; ');
  }
  return error.name;
}

function innerMessage(error: unknown): string {
  return isError(error) ? error.message || error.name : inspect(error, { depth: 0 });
}

/** The stack of an error and of its causes, without the messages, which stand above already. */
function frames(error: unknown, depth = 0): string[] {
  if (!isError(error) || depth === DEEPEST) return [];
  const own = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = frames(error.cause, depth + 1);
  return cause.length > 0 ? [...own, '  caused at:', ...cause] : own;
}

/** An error of another realm (a worker, a test's sandbox, Node itself seen from one) is one, too. */
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

import type { Failure } from './failure';

const LONGEST_MESSAGE = 600;

/** What Octokit threw, as plain data. A network failure reaches us as an error without a response. */
export function readFailure(error: unknown): Failure {
  const response = member(error, 'response');
  const status = member(response, 'status');
  if (typeof status !== 'number') return { error: error instanceof Error && error.cause ? error.cause : error };
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(member(response, 'headers') ?? {})) {
    if (value !== undefined) headers[name.toLowerCase()] = String(value);
  }
  return { status, headers, message: messageOf(member(response, 'data')) };
}

function messageOf(data: unknown): string {
  const message = typeof data === 'string' ? data : member(data, 'message');
  const errors = member(data, 'errors');
  const details = Array.isArray(errors) ? errors.map((entry) => JSON.stringify(entry)).join(', ') : '';
  const text = [typeof message === 'string' ? message : '', details].filter((part) => part !== '').join(': ');
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

import { ApiError } from './api-error';

/** A member of a value of any type; undefined where there is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** A text member; empty where there is none. */
export function text(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}

export function idOf(value: unknown, doing: string): number {
  const id = field(value, 'id');
  if (typeof id === 'number' && Number.isSafeInteger(id)) return id;
  throw unexpected(doing, 'has no id');
}

export function listOf(value: unknown, doing: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw unexpected(doing, 'is no list');
}

function unexpected(doing: string, what: string): ApiError {
  const message = `GitHub was asked to ${doing}, and its answer ${what}.`;
  return new ApiError('GITHUB_API', message, { error: new Error(message) }, { hint: '' });
}

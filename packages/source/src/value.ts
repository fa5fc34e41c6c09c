import { parseRatio } from '@deploy-actions/quantity';
import type { Problem } from './measurement';

export type Value = { value: number } | { problem: Problem };

const NO_RATE = 'the error rate is null or NaN: no requests yet';

/** A ratio as services write it: a number from 0 to 1, or a text such as `"6%"`; null where there were no requests. */
export function readRatio(found: unknown): Value {
  // What services write for 0 of 0.
  if (found === null || found === 'NaN') return { problem: { kind: 'no-traffic', reason: NO_RATE } };
  const value = typeof found === 'string' ? parseRatio(found) : found;
  if (typeof value === 'number' && value >= 0 && value <= 1) return { value };
  return missing(`${quoted(found)} is not a ratio (a number from 0 to 1, or a text such as "6%")${percentCure(value)}`);
}

function percentCure(value: unknown): string {
  const isPercentage = typeof value === 'number' && value > 1 && value <= 100;
  return isPercentage ? ': divide a percentage by 100, or watch it among metrics with form: value' : '';
}

/** What is wrong with the answer to a query that is the error rate itself: nothing from 0 to 1, nor with no number. */
export function ratioProblem(value: number): Problem | undefined {
  if (!Number.isFinite(value) || (value >= 0 && value <= 1)) return undefined;
  return { kind: 'query', reason: `the query gives ${value}, which is not a ratio (0 to 1)` };
}

/** A counter: a number from 0 up; a text of digits too, as 64-bit counters are often written. */
export function readCount(found: unknown): Value {
  const value = typeof found === 'string' && /^\d+(\.\d+)?$/.test(found) ? Number(found) : found;
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return { value };
  return missing(`${quoted(found)} is not a counter (a number from 0 up)`);
}

/** A gauge: any number, as a text too; `true` is 1 and `false` is 0, so that "is the database there" is one. */
export function readNumber(found: unknown): Value {
  if (typeof found === 'boolean') return { value: found ? 1 : 0 };
  const value =
    typeof found === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(found.trim()) ? Number(found) : found;
  if (typeof value === 'number' && Number.isFinite(value)) return { value };
  return missing(`${quoted(found)} is not a number (nor true or false)`);
}

function missing(reason: string): { problem: Problem } {
  return { problem: { kind: 'missing', reason } };
}

function quoted(found: unknown): string {
  if (typeof found === 'number') return String(found);
  const text = JSON.stringify(found) ?? typeof found;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

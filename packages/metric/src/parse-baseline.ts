import { elements, member, type SignalForm } from '@deploy-actions/source';
import { BASELINE_SCHEMA, type Baseline } from './baseline';
import type { SignalBaseline } from './signal-baseline';

const FORMS: readonly SignalForm[] = ['counters', 'ratio', 'value', 'rate', 'quantile'];

/** A baseline from its JSON: the output of the operation, or a report file that holds it. */
export function parseBaseline(text: string): Baseline | { problem: string } {
  let document: unknown;
  if (text.trim() === '') return { problem: 'it is empty' };
  try {
    document = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const found = member(document, 'schema') === BASELINE_SCHEMA ? document : member(document, 'baseline');
  if (member(found, 'schema') !== BASELINE_SCHEMA) return { problem: 'it is not a baseline: the schema is missing' };
  const signals = elements(member(found, 'signals')).map(parseSignal);
  if (signals.some((signal) => signal === undefined))
    return { problem: 'one of its signals has no name or no level (of a share from 0 to 1)' };
  const [durationMs, intervalMs] = ['durationMs', 'intervalMs'].map((key) => numberIn(found, key) ?? 0);
  return {
    schema: BASELINE_SCHEMA,
    endedAt: String(member(found, 'endedAt') ?? ''),
    durationMs: durationMs ?? 0,
    intervalMs: intervalMs ?? 0,
    signals: signals.filter((signal) => signal !== undefined),
  };
}

function parseSignal(found: unknown): SignalBaseline | undefined {
  const name = member(found, 'name');
  const form = FORMS.find((each) => each === member(found, 'form'));
  const level = numberIn(found, 'level');
  if (typeof name !== 'string' || form === undefined || level === undefined) return undefined;
  if ((form === 'ratio' || form === 'counters') && !(level >= 0 && level <= 1)) return undefined;
  const [errors, total, spread] = ['errors', 'total', 'dispersion'].map((key) => numberIn(found, key));
  const isCounted = errors !== undefined && total !== undefined && errors >= 0 && errors <= total;
  return {
    name,
    form,
    level,
    measured: numberIn(found, 'measured') ?? 0,
    ...(isCounted ? { errors, total } : {}),
    ...(spread === undefined ? {} : { dispersion: Math.max(1, spread) }),
  };
}

function numberIn(found: unknown, key: string): number | undefined {
  const value = member(found, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

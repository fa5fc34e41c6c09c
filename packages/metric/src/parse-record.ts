import {
  elements,
  type InstanceReading,
  type Measurement,
  member,
  type Problem,
  type ProblemKind,
  type SignalForm,
  words,
} from '@deploy-actions/source';

/** What a report tells of a watch: each signal's measurements, by its name. */
export interface WatchRecord {
  durationMs: number;
  intervalMs: number;
  /** What the health checks beside it found, where they ended it. */
  endedByHealth?: string;
  signals: { name: string; form: SignalForm; measurements: Measurement[] }[];
}

const KINDS = ['reference', 'no-traffic', 'missing', 'wrong-version', 'provider', 'access', 'query'] as const;
const FORMS: readonly SignalForm[] = ['counters', 'ratio', 'value', 'rate', 'quantile'];

/** The measurements in a report file of this action. */
export function parseRecord(text: string): WatchRecord | { problem: string } {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (member(report, 'schema') !== 'deploy-actions/error-rate-monitor/1')
    return { problem: 'it is not a report of this action' };
  const intervalMs = numberIn(report, 'rule', 'intervalMs');
  const durationMs = numberIn(report, 'rule', 'durationMs');
  if (intervalMs === undefined || durationMs === undefined || intervalMs <= 0) {
    return { problem: 'it does not contain the interval of its measurements' };
  }
  const signals = elements(member(report, 'signals')).flatMap((signal) => {
    const name = words(member(signal, 'name'));
    const form = FORMS.find((each) => each === member(signal, 'form'));
    const measurements = elements(member(signal, 'measurements')).flatMap((each) => parseMeasurement(each) ?? []);
    return name === undefined || form === undefined || measurements.length === 0 ? [] : [{ name, form, measurements }];
  });
  if (signals.length === 0) return { problem: 'it has no measurement' };
  const isDown = member(report, 'conclusion', 'situation') === 'down';
  const endedByHealth = isDown ? words(member(report, 'conclusion', 'reason')) : undefined;
  return { durationMs, intervalMs, signals, ...(endedByHealth === undefined ? {} : { endedByHealth }) };
}

function parseMeasurement(found: unknown): Measurement | undefined {
  const atMs = numberIn(found, 'atMs');
  if (atMs === undefined || atMs < 0) return undefined;
  const instances = elements(member(found, 'instances')).flatMap((each): InstanceReading[] => {
    const name = words(member(each, 'name'));
    return name === undefined ? [] : [{ name, ...parseReading(each) }];
  });
  const partial = member(found, 'partial') === true ? { partial: true as const } : {};
  return { atMs, tookMs: numberIn(found, 'tookMs') ?? 0, ...parseReading(found), ...partial, instances };
}

function parseReading(found: unknown): Omit<InstanceReading, 'name'> {
  const [ratio, value, errors, total] = ['ratio', 'value', 'errors', 'total'].map((key) => numberIn(found, key));
  const problem = parseProblem(member(found, 'problem'));
  const errorsNear = words(member(found, 'errorsNear'));
  const marks = {
    ...(member(found, 'anonymous') === true ? { anonymous: true as const } : {}),
    ...(member(found, 'reset') === true ? { reset: true as const } : {}),
    ...(member(found, 'restart') === true ? { restart: true as const } : {}),
    ...(member(found, 'errorsUnmatched') === true ? { errorsUnmatched: true as const } : {}),
    ...(errorsNear === undefined ? {} : { errorsNear }),
  };
  const open = member(found, 'isAtLeast') === true ? { isAtLeast: true as const } : {};
  const isCounted = errors !== undefined && total !== undefined && errors >= 0 && errors <= total;
  if (ratio === undefined && value === undefined) {
    return { problem: problem ?? { kind: 'missing', reason: 'the record has no value' }, ...marks };
  }
  return {
    ...(ratio === undefined ? {} : { ratio }),
    ...(value === undefined ? {} : { value }),
    ...open,
    ...marks,
    ...(isCounted ? { errors, total } : {}),
  };
}

function parseProblem(found: unknown): Problem | undefined {
  const kind: ProblemKind | undefined = KINDS.find((each) => each === member(found, 'kind'));
  return kind === undefined ? undefined : { kind, reason: words(member(found, 'reason')) ?? kind };
}

function numberIn(found: unknown, ...path: string[]): number | undefined {
  const value = member(found, ...path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

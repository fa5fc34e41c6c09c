import { formatDuration, parseDuration } from '@deploy-actions/quantity';
import {
  adapterOf,
  ERROR_RATE,
  type Host,
  isKnownSource,
  type OwnInput,
  type Reads,
  readOwnRequests,
  readPeriod,
  readSourceInputs,
  type SourceInput,
} from '@deploy-actions/source';
import { type ControlInput, readControl } from './control-inputs';
import { type ErrorRateInput, readErrorRate } from './error-rate-inputs';
import { parseIncrease } from './increase';
import { readMethod } from './method-inputs';
import { readMetrics } from './metric-inputs';
import { readPolicies, type UnknownInput } from './policy-inputs';
import type { WatchRule } from './rule';
import type { WatchSettings } from './watch';
import type { WatchedSignal } from './watched-signal';

export type RuleInput =
  | 'threshold'
  | 'max-increase'
  | 'sustain'
  | 'duration'
  | 'interval'
  | 'min-samples'
  | 'method'
  | 'false-alarm'
  | 'early-pass'
  | UnknownInput;

export type MonitorInput = OwnInput | SourceInput | ErrorRateInput | RuleInput | ControlInput | 'metrics';

/** Every measurement is kept for the report. */
const MOST_MEASUREMENTS = 100_000;

export interface MonitorNeeds {
  /** False where something else is watched, too. */
  isAlone?: boolean;
  /** False where nobody is asked. */
  isAsked?: boolean;
  /** Who asks, by SSH; the runner where not given. */
  hosts?: readonly Host[] | undefined;
}

/**
 * What to watch and by which rules, from the inputs of any action that has these names. With entries of `metrics` and
 * no question about the error rate, only those are watched. Where it is not alone (there are health checks), nothing
 * of it is needed: where it asks nothing there are no signals. Where it is not asked at all (a record is replayed), no URL
 * is needed.
 */
export function readMonitorInputs(
  input: Reads<MonitorInput>,
  { isAlone = true, isAsked = true, hosts }: MonitorNeeds = {},
): WatchSettings {
  const rule = readRule(input, isAsked);
  const source = readSourceInputs(input, rule.intervalMs, hosts);
  const isWithout = !isAlone && asksNothing(input);
  // Of an unknown kind of source that alone is told: what else it would need or refuse nobody knows.
  const isKnown = isKnownSource(input);
  const needsUrl = isKnown && adapterOf(source.kind).asks !== 'provider' && isAsked && !isWithout;
  if (needsUrl && input.optional('url') === undefined) {
    input.problem('url', { code: 'MISSING', legal: 'an http or https URL, one line for each instance' });
  }
  const metrics = readMetrics(input, isKnown ? source.kind : undefined);
  const isNeeded = input.text('metrics').trim() === '' && !isWithout;
  const query = readErrorRate(input, source.kind, isNeeded && isKnown, isKnown);
  const { threshold = 0, sustainMs } = rule;
  const increase = input.optionalParsed('max-increase', (text) => parseIncrease(text, 'ratio'));
  if (increase && !query && isKnown) {
    const given = 'given, but the error rate is not watched';
    input.problem('max-increase', { code: 'CONFLICT', given, legal: 'Watch the error rate, or remove it.' });
  }
  const errorRate: WatchedSignal[] = query
    ? [{ name: ERROR_RATE, query, rule: { unit: 'ratio', threshold, sustainMs, ...(increase ? { increase } : {}) } }]
    : [];
  if (isAsked && rule.method === 'sequential' && query?.form === 'ratio') {
    const given = 'sequential, but a ratio does not contain the number of requests';
    input.problem('method', { code: 'CONFLICT', given, legal: 'Give errors and all requests, or method: rule.' });
  }
  const control = readControl(input, { isKnown, source, rule, query, increase });
  const compared = control && { control: control.control, rule: { ...rule, oddsRatio: control.oddsRatio } };
  const signals = [...(control ? errorRate.map(withoutIncrease) : errorRate), ...metrics];
  return {
    source: { ...source, ...readOwnRequests(input, isKnown ? source.kind : undefined, signals) },
    rule,
    signals,
    ...compared,
  };
}

/** The old version is measured at the same time: nothing is compared with a baseline. */
function withoutIncrease({ rule: { increase: _, ...rule }, ...signal }: WatchedSignal): WatchedSignal {
  return { ...signal, rule };
}

function asksNothing(input: Reads<MonitorInput>): boolean {
  const names = ['url', 'metrics', 'query', 'errors', 'total', 'error-rate-path', 'errors-path', 'total-path'] as const;
  return names.every((name) => input.text(name).trim() === '');
}

/** A record has an interval of its own: that of the inputs is not used where nobody is asked. */
function readRule(input: Reads<RuleInput>, isAsked: boolean): WatchRule {
  const rule: WatchRule = {
    threshold: input.ratio('threshold'),
    sustainMs: input.duration('sustain'),
    durationMs: readPeriod(input, 'duration', '7d'),
    intervalMs: readPeriod(input, 'interval', '1h'),
    ...readMethod(input),
    minSamples: input.integer('min-samples', { min: 0, max: 1_000_000_000 }),
    ...readPolicies(input),
  };
  if (!isAsked) return rule;
  // It would pass at once, on the strength of a single measurement.
  const isLegal = (name: 'duration' | 'interval', ms: number) => parseDuration(input.optional(name) ?? '') === ms;
  const areLegal = isLegal('duration', rule.durationMs) && isLegal('interval', rule.intervalMs);
  if (areLegal && rule.intervalMs > rule.durationMs) {
    const given = `${formatDuration(rule.intervalMs)} is longer than duration ${formatDuration(rule.durationMs)}`;
    input.problem('interval', { code: 'CONFLICT', given, legal: 'Shorten the interval, or watch for longer.' });
  }
  const longestMs = Math.max(rule.durationMs, rule.sustainMs);
  if (longestMs / rule.intervalMs > MOST_MEASUREMENTS) {
    const given = `more than ${MOST_MEASUREMENTS} measurements within duration and sustain`;
    input.problem('interval', { code: 'CONFLICT', given, legal: 'Lengthen the interval.' });
  }
  return rule;
}

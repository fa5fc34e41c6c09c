import { formatDuration, parseDuration } from '@deploy-actions/quantity';
import { paced } from './pace';
import { readPeriod } from './period';
import type { Reads } from './reads';
import type { Policy, WatchRule } from './rule';
import { readSourceInputs, type SourceInput } from './source-inputs';
import type { WatchSettings } from './watch';

export type RuleInput =
  | 'threshold'
  | 'sustain'
  | 'duration'
  | 'interval'
  | 'min-samples'
  | 'on-no-data'
  | 'on-low-traffic'
  | 'on-provider-error';

/** Every measurement is kept for the report. */
const MOST_MEASUREMENTS = 100_000;

const POLICIES = ['fail', 'pass', 'inconclusive'] as const satisfies readonly Policy[];

/** What to watch and by which rule, from the inputs of any action that has these names. */
export function readMonitorInputs(input: Reads<SourceInput | RuleInput>): WatchSettings {
  const rule = readRule(input);
  const source = readSourceInputs(input, rule.intervalMs);
  if (!('provider' in source) && input.optional('url') === undefined) {
    input.problem('url', { code: 'MISSING', legal: 'an http or https URL, one line for each instance' });
  }
  return { source, rule: 'provider' in source ? paced(rule, source.kind) : rule };
}

function readRule(input: Reads<RuleInput>): WatchRule {
  const rule: WatchRule = {
    threshold: input.ratio('threshold'),
    sustainMs: input.duration('sustain'),
    durationMs: readPeriod(input, 'duration', '7d'),
    intervalMs: readPeriod(input, 'interval', '1h'),
    minSamples: input.integer('min-samples', { min: 0, max: 1_000_000_000 }),
    onNoData: input.choice('on-no-data', POLICIES),
    onLowTraffic: input.choice('on-low-traffic', POLICIES),
    onProviderError: input.choice('on-provider-error', POLICIES),
  };
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

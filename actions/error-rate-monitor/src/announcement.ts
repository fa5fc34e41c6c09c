import type { Log } from '@deploy-actions/action';
import {
  isNearName,
  neverMatched,
  OLD_VERSION,
  unmatchedWords,
  type WatchedSignal,
  type WatchResult,
  type WatchSettings,
} from '@deploy-actions/metric';
import { formatCount, formatDuration } from '@deploy-actions/quantity';
import { ERROR_RATE, type Measurement } from '@deploy-actions/source';
import { colourOf } from './colour';
import { dispersedWords } from './dispersed';
import type { Exit } from './inputs';
import { limitWords } from './limit-words';
import { oldVersionWords } from './old-version';
import { restartWords } from './restarts';
import { unheardIn } from './unheard';

/** A deploy or a crash explains one or two. */
const MANY_RESETS = 3;

/** Says what will be watched, and what about the settings may surprise. */
export function announce({ rule, source, signals, control }: WatchSettings, log: Log): void {
  const { durationMs, intervalMs, minSamples } = rule;
  const isTested = ({ query }: WatchedSignal) => rule.method === 'sequential' && query.form === 'counters';
  const names = source.instances.map(({ name }) => name).join(', ') || source.kind;
  log.event(
    `watching ${names} for ${formatDuration(durationMs)}, every ${formatDuration(intervalMs)}; fails ${limitWords({ rule, signals, ...(control ? { control } : {}) })}`,
  );
  if (control !== undefined) {
    const old = 'query' in control ? `the ${OLD_VERSION}` : control.instances.map(({ name }) => name).join(', ');
    log.event(`its error rate is compared with the error rate of ${old} at the same time`);
  }
  for (const signal of signals.filter((each) => each.rule.sustainMs > durationMs && !isTested(each))) {
    const whose = signal.name === ERROR_RATE ? 'sustain' : `sustain of ${signal.name}`;
    log.notice(
      `${whose} is longer than duration: the verdict can be fail only if the limit is still exceeded after duration ends.`,
    );
  }
  const areTested = (rule.method ?? 'rule') !== 'rule';
  const isCompared = ({ query, rule: { increase } }: WatchedSignal) =>
    query.form === 'counters' && (areTested || increase !== undefined);
  const befores = signals.flatMap((each) => (isCompared(each) && each.before) || []);
  for (const words of dispersedWords(befores)) log.notice(words);
  if (signals.every(({ query }) => query.form !== 'counters') && minSamples > 1) {
    log.notice('min-samples has no effect: a ratio does not contain the number of requests. Give two counters.');
  }
}

/** Says what will be measured. */
export function announceBaseline({ rule, source, signals }: WatchSettings, log: Log): void {
  const where = source.instances.map(({ name }) => name).join(', ') || source.kind;
  const what = signals.map(({ name }) => name).join(', ');
  const { durationMs, intervalMs } = rule;
  log.event(
    `measuring ${what} of ${where} for ${formatDuration(durationMs)}, every ${formatDuration(intervalMs)}, as a baseline`,
  );
}

/** Says the verdict; loudly where the step is green and nobody knows, or where resets look like a balancer. */
export function conclude(result: WatchResult, exit: Exit, log: Log): void {
  const { verdict, reason } = result;
  const { shadow } = exit;
  const { isRed, by } = colourOf(result, exit);
  if (by !== undefined && !isRed) {
    log.warning(
      `The step is green because of ${by}, but the verdict is ${verdict}: the state of the service is unknown.`,
      'Not measured',
    );
  }
  for (const { name, silent, of } of unheardIn(result.signals)) {
    const little = verdict === 'pass' || verdict === 'fail' ? ': the verdict hardly covers it' : '';
    log.warning(`${name} gave no data in ${silent} of ${formatCount(of, 'measurement')}${little}.`);
  }
  for (const signal of result.signals.filter(neverMatched)) {
    const what = signal.name === ERROR_RATE ? 'errors' : `errors of ${signal.name}`;
    const words = `No series ever matched ${what}, so it counted as no errors: ${unmatchedWords(signal)}`;
    if (isNearName(signal)) log.warning(words);
    else log.notice(words);
  }
  const old = oldVersionWords(result.signals);
  if (old !== undefined) log.event(`${OLD_VERSION}: ${old}`);
  const restarts = restartWords(result.signals);
  if (restarts !== undefined) log.event(restarts);
  const resets = Math.max(0, ...result.signals.map((signal) => resetsIn(signal.measurements)));
  if (resets >= MANY_RESETS) {
    log.warning(`Counters restarted ${resets} times. If this is a load balancer, give one url for each instance.`);
  }
  log.event(`verdict ${verdict || 'none'}: ${reason}${shadow ? ' (shadow: the step does not fail for it)' : ''}`);
}

function resetsIn(measurements: readonly Measurement[]): number {
  return measurements.flatMap(({ instances }) => instances.filter(({ reset }) => reset)).length;
}

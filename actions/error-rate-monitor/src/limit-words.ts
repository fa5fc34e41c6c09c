import { badWords, formatLevel, OLD_VERSION, type WatchedSignal, type WatchSettings } from '@deploy-actions/metric';
import { formatDuration, formatRatio } from '@deploy-actions/quantity';
import { ERROR_RATE } from '@deploy-actions/source';

/** What fails a watch, each signal's limit in words: `above 5 % for 2 min 00 s, or cpu above 80 for 1 min 00 s`. */
export function limitWords({ rule, signals, control }: Omit<WatchSettings, 'source'>): string {
  const limits = signals.map((signal) => {
    const isErrorRate = signal.name === ERROR_RATE;
    const method = signal.query.form === 'counters' ? rule.method : 'rule';
    const hasControl = control !== undefined && isErrorRate;
    const isRuled = method !== 'sequential' && !(hasControl && isFree(signal.rule.threshold));
    const ways = [
      ...(isRuled ? [`${badWords(signal.rule)} for ${formatDuration(signal.rule.sustainMs)}`] : []),
      ...((method ?? 'rule') === 'rule' ? [] : testWords(signal, hasControl, rule.oddsRatio)),
    ];
    return `${isErrorRate ? '' : `${signal.name} `}${ways.join(', or ')}`;
  });
  return limits.join(', or ');
}

/** Nothing can exceed it. */
function isFree(limit: number | undefined): boolean {
  return limit !== undefined && limit >= 1;
}

/**
 * A baseline is itself only known so well: what is tested is its upper bound, and what a measurement is called bad by is
 * not. A rate that nothing can exceed is not tested beside the old version.
 */
function testWords({ rule: { limit, threshold = 1 } }: WatchedSignal, hasControl: boolean, oddsRatio = 1): string[] {
  const tested = limit ?? threshold;
  const why =
    tested === threshold
      ? ''
      : ` (${formatLevel({}, threshold)}, the limit from the baseline, plus the uncertainty of a short baseline)`;
  const more = oddsRatio > 1 ? ` by more than ${formatRatio(oddsRatio - 1)} of its rate` : '';
  const higher = `a higher rate than the ${OLD_VERSION} at the same time${more}`;
  if (hasControl && isFree(tested)) return [`if a sequential test proves ${higher}`];
  const proves = `if a sequential test proves more than ${formatLevel({}, tested)}${why}`;
  return hasControl ? [proves, `if it proves ${higher}`] : [proves];
}

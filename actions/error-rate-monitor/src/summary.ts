import { markdownTable, markdownText } from '@deploy-actions/action';
import type { WatchResult, WatchRule } from '@deploy-actions/metric';
import { formatDuration, formatRatio } from '@deploy-actions/quantity';
import type { Exit } from './inputs';
import { unheard } from './unheard';

const MEANING: Readonly<Record<WatchResult['verdict'], string>> = {
  pass: 'The error rate is no reason to stop.',
  fail: 'The release should be rolled back, if no later step does that.',
  inconclusive: 'Nothing is known about the release: neither good nor bad. Nothing should be rolled back for it.',
  error: 'The source or the question to it is wrong. Mend it and watch again; nothing should be rolled back for it.',
  '': 'Cancelled: nothing is known about the release.',
};

/** What happened and what now, in Markdown. */
export function summaryOf(result: WatchResult, rule: WatchRule, exit: Exit): string {
  const { verdict, policy, situation } = result;
  const assumed =
    policy === undefined || verdict === 'inconclusive'
      ? ''
      : ` This is not a measurement: \`${policy}\` says so about ${situation}.`;
  const shadow = exit.shadow ? ' (shadow: the step does not fail for it)' : '';
  return [
    `### error-rate-monitor: ${verdict || 'cancelled'}${shadow}`,
    `${markdownText(result.reason)}.${assumed} ${assumed !== '' && verdict === 'pass' ? 'Nobody has seen that the release is well.' : MEANING[verdict]}`,
    markdownTable(['what', 'value'], rows(result, rule)),
  ].join('\n\n');
}

function rows(result: WatchResult, rule: WatchRule): string[][] {
  const { requests, errors, errorRate, peakErrorRate, detectMs } = result;
  return [
    ['rule', `above ${formatRatio(rule.threshold)} for ${formatDuration(rule.sustainMs)}`],
    ['error rate, last', errorRate === undefined ? 'not measured' : formatRatio(errorRate)],
    ['error rate, peak', peakErrorRate === undefined ? 'not measured' : formatRatio(peakErrorRate)],
    ...(requests === undefined ? [] : [['requests', `${requests}, of which ${errors} failed`]]),
    ['measurements', `${result.measured} of ${result.planned} planned`],
    ...unheard(result.measurements).map(({ name, silent, of }) => [
      `no data from ${markdownText(name)}`,
      `in ${silent} of ${of} measurements`,
    ]),
    ['watched', formatDuration(result.durationMs)],
    ...(detectMs === undefined ? [] : [['from the first bad measurement to the verdict', formatDuration(detectMs)]]),
  ];
}

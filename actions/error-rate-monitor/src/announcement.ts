import type { Log } from '@deploy-actions/action';
import type { WatchResult, WatchSettings } from '@deploy-actions/metric';
import { formatDuration, formatRatio } from '@deploy-actions/quantity';
import type { Exit } from './inputs';
import { unheard } from './unheard';

/** A deploy or a crash explains one or two. */
const MANY_RESETS = 3;

/** Says what will be watched, and what about the settings may surprise. */
export function announce({ rule, source }: WatchSettings, log: Log): void {
  const { threshold, sustainMs, durationMs, intervalMs, minSamples, lateMs = 0 } = rule;
  const names = source.instances.map(({ name }) => name).join(', ');
  const limit = `fails above ${formatRatio(threshold)} for ${formatDuration(sustainMs)}`;
  log.event(`watching ${names} for ${formatDuration(durationMs)}, every ${formatDuration(intervalMs)}; ${limit}`);
  if (lateMs > 0) {
    const late = `${source.kind} has each minute complete only later`;
    log.notice(
      `${late}: measured every ${formatDuration(intervalMs)}, and watched for ${formatDuration(lateMs)} more.`,
    );
  }
  if (sustainMs > durationMs) {
    log.notice('sustain is longer than duration: only a streak that goes on after the duration can be a fail.');
  }
  if (source.query.kind === 'ratio' && minSamples > 1) {
    log.notice('min-samples has no effect: a ratio does not say how many requests there were. Give two counters.');
  }
}

/** Says the verdict; loudly where it is a policy's and not a measurement's, or where resets look like a balancer. */
export function conclude(result: WatchResult, { shadow }: Exit, log: Log): void {
  const { verdict, policy, situation, reason } = result;
  if (policy !== undefined && verdict !== 'inconclusive') {
    log.warning(`The verdict ${verdict} was not measured: ${policy} made it out of ${situation}.`, 'Not measured');
  }
  for (const { name, silent, of } of unheard(result.measurements)) {
    log.warning(`${name} gave no data in ${silent} of ${of} measurements: the verdict says little about it.`);
  }
  const counted = result.measurements.flatMap(({ instances }) => instances.filter(({ total }) => total !== undefined));
  if (counted.length > 0 && counted.every(({ errorsUnmatched }) => errorsUnmatched)) {
    log.notice('No series ever matched errors, which counted as no errors. Is the selector right?');
  }
  const resets = result.measurements.flatMap(({ instances }) => instances.filter(({ reset }) => reset)).length;
  if (resets >= MANY_RESETS) {
    log.warning(`Counters began anew ${resets} times. Is this a load balancer? Give one url for each instance.`);
  }
  log.event(`verdict ${verdict || 'none'}: ${reason}${shadow ? ' (shadow: the step does not fail for it)' : ''}`);
}

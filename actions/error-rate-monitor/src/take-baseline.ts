import { type Baseline, baselineOf, watchSignals, withoutBounds } from '@deploy-actions/metric';
import { announceBaseline, conclude } from './announcement';
import { briefOf, detailsOf } from './details';
import { dispersedWords } from './dispersed';
import { failureOf } from './failure';
import type { Inputs } from './inputs';
import { outputsOf } from './outputs';
import { summaryOf } from './summary';
import type { MonitorResult, MonitorWorld } from './world';
import { writeCharts } from './write-charts';

/** Measures without judging: a pass says that every signal was measured often enough to be compared with. */
export async function takeBaseline({ watch, health, exit }: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  const { control, ...alone } = watch;
  const settings = withoutBounds(alone);
  announceBaseline(settings, world.log);
  if (health !== undefined) world.log.event('health-urls are not part of a baseline: they are not probed');
  if (control !== undefined) world.log.event('the old version is not part of a baseline: its counters are not read');
  const result = await watchSignals(settings, world);
  conclude(result, exit, world.log);
  const baseline: Baseline = baselineOf(result.signals, {
    endedAt: new Date(world.clock.now()).toISOString(),
    durationMs: result.durationMs,
    intervalMs: result.intervalMs,
  });
  for (const words of dispersedWords(baseline.signals)) world.log.notice(words);
  const isUsable = result.verdict !== '' && baseline.signals.length > 0;
  const failure = failureOf(result, exit, 'baseline');
  return {
    outputs: { ...outputsOf(result), baseline: isUsable ? JSON.stringify(baseline) : '' },
    details: {
      charts: writeCharts(result.signals, world),
      ...detailsOf(result, settings, exit),
      operation: 'baseline',
      ...(isUsable ? { baseline } : {}),
    },
    brief: { ...briefOf(result, exit), operation: 'baseline' },
    summary: summaryOf(result, exit, 'baseline'),
    ...(failure ? { failure } : {}),
  };
}

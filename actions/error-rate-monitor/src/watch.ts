import { announce, conclude } from './announcement';
import { compared } from './compared';
import { briefOf, detailsOf } from './details';
import { failureOf } from './failure';
import type { Inputs } from './inputs';
import { outputsOf } from './outputs';
import { summaryOf } from './summary';
import { watchBoth } from './watch-health';
import type { MonitorResult, MonitorWorld } from './world';
import { writeCharts } from './write-charts';

/** Watches to a verdict. Throws `NO_BASELINE` where there is nothing to compare with. */
export async function watch(inputs: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  const { exit } = inputs;
  const settings = compared(inputs, world);
  if (settings.signals.length > 0) announce(settings, world.log);
  const result = await watchBoth(settings, inputs.health, world);
  conclude(result, exit, world.log);
  const failure = failureOf(result, exit);
  return {
    outputs: outputsOf(result),
    details: { charts: writeCharts(result.signals, world), ...detailsOf(result, settings, exit) },
    brief: briefOf(result, exit),
    summary: summaryOf(result, exit),
    ...(failure ? { failure } : {}),
  };
}

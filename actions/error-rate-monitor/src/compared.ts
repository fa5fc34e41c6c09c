import { type Baseline, compareWith, type WatchSettings } from '@deploy-actions/metric';
import type { Inputs } from './inputs';
import { loadBaseline, noBaseline } from './load-baseline';
import type { MonitorWorld } from './world';

/** The settings with the bounds that the baseline gives them. Throws `NO_BASELINE` where it cannot. */
export function compared(
  { watch, baseline: given }: Pick<Inputs, 'watch' | 'baseline'>,
  world: Pick<MonitorWorld, 'readFile' | 'run'>,
): WatchSettings {
  const baseline: Baseline | undefined = given === undefined ? undefined : loadBaseline(given, world);
  const { signals, problems } = compareWith(baseline, watch.signals);
  if (problems.length > 0) throw noBaseline(problems.join('; '));
  return { ...watch, signals };
}

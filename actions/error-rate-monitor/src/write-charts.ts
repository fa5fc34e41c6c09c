import { join } from 'node:path';
import type { SignalResult } from '@deploy-actions/metric';
import { chart } from './chart';
import type { MonitorWorld } from './world';

/** One drawing for each signal in the folder of the report, by the signal's name. What cannot be written is no failure. */
export function writeCharts(signals: readonly SignalResult[], { folder, writeFile, log }: MonitorWorld): string[] {
  if (folder === '') return [];
  return signals.flatMap((signal) => {
    if (signal.measurements.length === 0) return [];
    const path = join(folder, `${signal.name}.svg`);
    try {
      writeFile(path, chart(signal));
      return [path];
    } catch (error) {
      log.warning(`The chart ${path} could not be written: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
}

import { resolve } from 'node:path';
import { UserError } from '@deploy-actions/error';
import { parseRecord, replay, type WatchResult } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';
import { compared } from './compared';
import { briefOf, detailsOf } from './details';
import type { Inputs } from './inputs';
import { outputsOf } from './outputs';
import { summaryOf } from './summary';
import type { MonitorResult, MonitorWorld } from './world';
import { writeCharts } from './write-charts';

/** Judges what was recorded by the rules of now. It says when that would have been, and never fails the step for it. */
export async function replayRecord(inputs: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  const path = resolve(world.run.workspace, inputs.replay ?? '');
  const settings = compared(inputs, world);
  const record = parseRecord(contentOf(path, world.readFile));
  if ('problem' in record) throw badRecord(`${path}: ${record.problem}`);
  if (inputs.health !== undefined) world.log.event('health-urls are not asked: a record has but measurements to judge');
  const said = replay(settings.rule, settings.signals, record);
  if ('missing' in said) throw badRecord(`${path} has no measurements of ${said.missing.join(', ')}`);
  const result = beside(record.endedByHealth, said);
  const exit = { ...inputs.exit, shadow: true };
  const when = `after ${formatDuration(result.durationMs)}`;
  world.log.event(`these rules would have said ${result.verdict} ${when}: ${result.reason}`);
  return {
    outputs: outputsOf(result),
    details: { charts: writeCharts(result.signals, world), ...detailsOf(result, settings, exit), operation: 'replay' },
    brief: { ...briefOf(result, exit), operation: 'replay' },
    summary: summaryOf(result, exit, 'replay'),
  };
}

/** Health checks are not played again: whoever wonders why the record ends there, or is well, is told. */
function beside(endedByHealth: string | undefined, result: WatchResult): WatchResult {
  if (endedByHealth === undefined) return result;
  const why = `the recorded watch was ended by its health checks, which are not replayed (${endedByHealth})`;
  return { ...result, reason: `${result.reason}; ${why}` };
}

function contentOf(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    throw badRecord(`the file ${path} cannot be read`, cause);
  }
}

function badRecord(why: string, cause?: unknown): UserError {
  return new UserError('BAD_RECORD', `There is nothing to replay: ${why}.`, cause === undefined ? {} : { cause });
}

import { resolve } from 'node:path';
import { UserError } from '@deploy-actions/error';
import { parseRecord, replay } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';
import { compared } from './compared';
import { briefOf, detailsOf } from './details';
import type { Inputs } from './inputs';
import { outputsOf } from './outputs';
import { summaryOf } from './summary';
import { tellingHealth } from './telling-health';
import type { MonitorResult, MonitorWorld } from './world';
import { writeCharts } from './write-charts';

/** Judges what was recorded by the rules of now. It says when that would have been, and never fails the step for it. */
export async function replayRecord(inputs: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  const path = resolve(world.run.workspace, inputs.replay ?? '');
  const settings = compared(inputs, world);
  const record = parseRecord(contentOf(path, world.readFile));
  if ('problem' in record) throw badRecord(`${path}: ${record.problem}`);
  if (inputs.health !== undefined) world.log.event('health-urls are not asked: a record has but measurements to judge');
  const judged = replay(settings.rule, settings.signals, record);
  if ('missing' in judged) throw badRecord(`${path} has no measurements of ${judged.missing.join(', ')}`);
  const result = tellingHealth(record, judged);
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

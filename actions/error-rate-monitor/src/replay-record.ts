import { resolve } from 'node:path';
import { BadInput } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import { parseRecord, replay, type WatchRecord, type WatchSettings } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';
import { ERROR_RATE } from '@deploy-actions/source';
import { compared } from './compared';
import { briefOf, detailsOf } from './details';
import type { Inputs } from './inputs';
import { leftOut } from './left-out';
import { limitWords } from './limit-words';
import { asRecorded, neverLong } from './never-long';
import { outputsOf } from './outputs';
import { recordTimes } from './record-times';
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
  if (inputs.health !== undefined) world.log.event('health-urls are not probed: a record contains only measurements');
  refuseUncounted(settings, record);
  const times = recordTimes({ rule: settings.rule, record });
  for (const line of times) world.log.event(`the record is ${line}`);
  const { rule, signals } = settings;
  world.log.event(`judged by these rules: fails ${limitWords({ rule, signals: asRecorded(signals, record) })}`);
  for (const line of neverLong(settings, record)) world.log.notice(line);
  const left = leftOut(record, signals);
  const judged = replay(rule, signals, record);
  if ('missing' in judged) throw badRecord(`${path} has no measurements of ${judged.missing.join(', ')}`);
  const told = tellingHealth(record, judged);
  const result = left === undefined ? told : { ...told, reason: `${told.reason}; ${left}` };
  const exit = { ...inputs.exit, shadow: true };
  const when = `after ${formatDuration(result.durationMs)}`;
  world.log.event(`with these rules the verdict is ${result.verdict} ${when}: ${result.reason}`);
  return {
    outputs: outputsOf(result),
    details: { charts: writeCharts(result.signals, world), ...detailsOf(result, settings, exit), operation: 'replay' },
    brief: { ...briefOf(result, exit), operation: 'replay' },
    summary: [
      summaryOf(result, exit, 'replay'),
      ...times.map((line) => `The record is ${line}.`),
      ...(left === undefined ? [] : [`${capital(left)}.`]),
    ].join('\n\n'),
  };
}

/** A watch refuses it before it begins; here only the record knows whether requests were counted. */
function refuseUncounted({ rule, signals }: WatchSettings, record: WatchRecord): void {
  const recorded = record.signals.find(({ name }) => name === ERROR_RATE);
  const isWatched = signals.some(({ name }) => name === ERROR_RATE);
  if (rule.method !== 'sequential' || !isWatched || recorded === undefined || recorded.form === 'counters') return;
  const given = 'sequential, but the record contains a ratio without the number of requests';
  throw new BadInput([
    { input: 'method', code: 'CONFLICT', given, legal: 'Give a record with counts, or method: rule.' },
  ]);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function contentOf(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    throw badRecord(
      cause instanceof UserError ? cause.message.replace(/\.$/, '') : `the file ${path} cannot be read`,
      cause,
    );
  }
}

function badRecord(why: string, cause?: unknown): UserError {
  return new UserError('BAD_RECORD', `There is nothing to replay: ${why}.`, cause === undefined ? {} : { cause });
}

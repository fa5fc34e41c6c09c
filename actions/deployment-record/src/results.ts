import { markdownTable, markdownText, type Result } from '@deploy-actions/action';
import type { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import { meaningOf } from '@deploy-actions/verdict';
import type { Target } from './deployment-to-finish';
import type { History } from './history';
import type { FinishInputs, LastGoodInputs, StartInputs } from './inputs';
import type { Past } from './last-good';
import type { Payload } from './payload';
import { type DeploymentRecord, recordId } from './record';
import type { Steps } from './steps';

export function startResult(inputs: StartInputs, payload: Payload, sha: string, id: number | undefined): Result {
  const { environment, dryRun } = inputs;
  const facts = {
    operation: 'start',
    dryRun,
    environment,
    service: payload.service,
    kind: payload.kind,
    version: payload.version,
    number: payload.number,
    deploymentId: id ?? null,
    previousVersion: payload.previousVersion,
    lastGoodVersion: payload.lastGoodVersion,
  };
  return {
    outputs: {
      ...identity(id, payload.number),
      'previous-version': payload.previousVersion,
      ...wayBack(payload.lastGoodVersion, payload.lastGoodDeploymentId),
    },
    details: { ...facts, gitSha: sha, rollbackOf: payload.rollbackOf },
    brief: facts,
    summary: summary(`Deployment ${payload.number} of ${environment}: ${dryRun ? 'planned' : 'started'}`, [
      ['version', payload.version],
      ['live until now', payload.previousVersion || 'nothing recorded'],
      ['rollback target', payload.lastGoodVersion || 'none recorded'],
    ]),
  };
}

export function finishResult(done: {
  inputs: FinishInputs;
  target: Target;
  record: DeploymentRecord;
  recordPath: string;
  steps: Steps['steps'];
  tag: string;
  failure: UserError | undefined;
  problems: readonly string[];
}): Result {
  const { inputs, target, record, failure } = done;
  const facts = {
    operation: 'finish',
    dryRun: inputs.dryRun,
    environment: record.environment,
    service: record.service ?? '',
    kind: record.kind,
    version: record.version,
    status: record.status,
    number: record.number,
    deploymentId: record.deployment_id,
    previousVersion: record.previous_version ?? '',
    rollbackVersion: record.rollback_version ?? '',
    deploymentDurationMs: record.deployment_duration_ms,
  };
  const took = record.deployment_duration_ms;
  return {
    outputs: {
      ...identity(target.id, target.number),
      'previous-version': record.previous_version ?? '',
      ...wayBack(target.lastGoodVersion, target.lastGoodDeploymentId),
      'record-path': done.recordPath,
      tag: done.tag,
    },
    details: { ...facts, record, steps: done.steps, problems: done.problems },
    brief: facts,
    summary: summary(`${title(record)}${inputs.dryRun ? ' (dry run)' : ''}`, [
      ['version', record.version],
      ['took', took === null ? '' : formatDuration(took)],
      [record.status === 'rolled-back' ? 'live again' : 'rollback target', record.rollback_version ?? 'none recorded'],
      ['tag', done.tag],
      ...Object.entries(record.health_checks),
      ...done.steps.filter(isBad).map(({ action, reason }) => [`why (${action})`, reason] as const),
      ['not done', failure?.message ?? ''],
    ]),
    ...(failure === undefined ? {} : { failure }),
  };
}

export function lastGoodResult(inputs: LastGoodInputs, found: Past | undefined, history: History): Result {
  const facts = {
    operation: 'last-good',
    environment: inputs.environment,
    service: inputs.service,
    lastGoodVersion: found?.version ?? '',
    lastGoodDeploymentId: found?.id ?? null,
  };
  return {
    outputs: wayBack(found?.version ?? '', found?.id),
    details: { ...facts, except: inputs.version ?? '', complete: history.complete, considered: history.past },
    brief: facts,
    summary: summary(`Last good version of ${inputs.environment}`, [
      ['version', found?.version ?? 'none recorded'],
      ['deployment', found === undefined ? '' : String(found.id)],
    ]),
  };
}

function isBad({ verdict }: Steps['steps'][number]): boolean {
  return meaningOf(verdict) === 'bad';
}

function identity(id: number | undefined, number: number | undefined) {
  return {
    'deployment-id': id === undefined ? '' : String(id),
    'record-id': id === undefined ? '' : recordId(id),
    number: number === undefined ? '' : String(number),
  };
}

function wayBack(version: string, id: number | undefined) {
  return { 'last-good-version': version, 'last-good-deployment-id': id === undefined ? '' : String(id) };
}

function title({ environment, number, status }: DeploymentRecord): string {
  return `Deployment${number === null ? '' : ` ${number}`} of ${environment}: ${status}`;
}

/** Rows without a value are left out. */
function summary(heading: string, rows: readonly (readonly [string, string])[]): string {
  const filled = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [markdownText(name), markdownText(value)]);
  return `### ${markdownText(heading)}\n\n${markdownTable(['', ''], filled)}\n`;
}

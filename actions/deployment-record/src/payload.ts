import type { CommitSource } from './commit';
import { KINDS, type Kind } from './inputs';

const SOURCES: readonly CommitSource[] = ['ref', 'version', 'pull-request', 'run'];

export const PAYLOAD_SCHEMA = 'deploy-actions/deployment/1';

/** What `start` writes into GitHub's deployment, and everything later reads from there. */
export interface Payload {
  service: string;
  kind: Kind;
  version: string;
  number: number;
  runId: string;
  runAttempt: number;
  deployedBy: string;
  gitRef: string;
  /** Which input or event named the commit; empty in deployments of older versions. */
  commitSource: CommitSource | '';
  /** For a rollback: the version or deployment id that is taken back. */
  rollbackOf: string;
  services: string[];
  /** What was live, and what one could go back to, when this one started; empty where there was none. */
  previousVersion: string;
  lastGoodVersion: string;
  lastGoodDeploymentId: number | undefined;
}

export function encodePayload(payload: Payload): Record<string, unknown> {
  return {
    schema: PAYLOAD_SCHEMA,
    service: payload.service,
    kind: payload.kind,
    version: payload.version,
    number: payload.number,
    run_id: payload.runId,
    run_attempt: payload.runAttempt,
    deployed_by: payload.deployedBy,
    git_ref: payload.gitRef,
    commit_source: payload.commitSource,
    rollback_of: payload.rollbackOf,
    services: payload.services,
    previous_version: payload.previousVersion,
    last_good_version: payload.lastGoodVersion,
    last_good_deployment_id: payload.lastGoodDeploymentId ?? null,
  };
}

/** A payload of ours; undefined for deployments that something else made (a job with `environment:`, another tool). */
export function decodePayload(value: unknown): Payload | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Record<string, unknown> = { ...value };
  const { number, run_attempt: attempt, last_good_deployment_id: lastGoodId } = fields;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  if (fields.schema !== PAYLOAD_SCHEMA || text('version') === '') return undefined;
  return {
    service: text('service'),
    kind: KINDS.find((kind) => kind === fields.kind) ?? 'deploy',
    version: text('version'),
    number: isCount(number) ? number : 0,
    runId: text('run_id'),
    runAttempt: isCount(attempt) ? attempt : 0,
    deployedBy: text('deployed_by'),
    gitRef: text('git_ref'),
    commitSource: SOURCES.find((source) => source === fields.commit_source) ?? '',
    rollbackOf: text('rollback_of'),
    services: Array.isArray(fields.services) ? fields.services.filter((entry) => typeof entry === 'string') : [],
    previousVersion: text('previous_version'),
    lastGoodVersion: text('last_good_version'),
    lastGoodDeploymentId: isCount(lastGoodId) ? lastGoodId : undefined,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

import type { Status } from './inputs';

/** The record of one deployment. The keys are public names. */
export interface DeploymentRecord {
  /** ISO 8601: when the outcome was noted, by GitHub's clock. */
  timestamp: string;
  deployment_id: number | null;
  number: number | null;
  environment: string;
  service: string | null;
  status: Status;
  kind: string;
  version: string;
  git_sha: string;
  git_ref: string;
  services_deployed: string[];
  health_checks: Record<string, string>;
  rollback_available: boolean;
  previous_version: string | null;
  /** After a rollback the version that is live again; else the one that a rollback would go to. */
  rollback_version: string | null;
  deployed_by: string;
  pull_request_number: number | null;
  commit_message: string | null;
  /** From start to outcome; null where the outcome could not be noted. */
  deployment_duration_ms: number | null;
  run_url: string;
}

/** Facts to a record; empty texts become null where a record has nothing to say. */
export function composeRecord(facts: {
  timestamp: string;
  deploymentId: number | undefined;
  number: number | undefined;
  environment: string;
  service: string;
  status: Status;
  kind: string;
  version: string;
  gitSha: string;
  gitRef: string;
  services: readonly string[];
  healthChecks: Readonly<Record<string, string>>;
  previousVersion: string;
  rollbackVersion: string;
  deployedBy: string;
  pullRequest: number | undefined;
  commitMessage: string | undefined;
  durationMs: number | undefined;
  runUrl: string;
}): DeploymentRecord {
  return {
    timestamp: facts.timestamp,
    deployment_id: facts.deploymentId ?? null,
    number: facts.number ?? null,
    environment: facts.environment,
    service: facts.service || null,
    status: facts.status,
    kind: facts.kind,
    version: facts.version,
    git_sha: facts.gitSha,
    git_ref: facts.gitRef,
    services_deployed: [...facts.services],
    health_checks: { ...facts.healthChecks },
    rollback_available: facts.rollbackVersion !== '',
    previous_version: facts.previousVersion || null,
    rollback_version: facts.rollbackVersion || null,
    deployed_by: facts.deployedBy,
    pull_request_number: facts.pullRequest ?? null,
    commit_message: facts.commitMessage ?? null,
    deployment_duration_ms: facts.durationMs ?? null,
    run_url: facts.runUrl,
  };
}

/** Milliseconds between two times of GitHub's own clock, which writes whole seconds; never negative. */
export function durationBetween(from: string, to: string): number | undefined {
  const ms = Date.parse(to) - Date.parse(from);
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Unique, and the same at start and finish. A number alone would not be: two runs may start at the same moment. */
export function recordId(deploymentId: number): string {
  return `deployment-${deploymentId}`;
}

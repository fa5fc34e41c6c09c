import { maskedJson, type Result } from '@deploy-actions/action';
import type { GitHub } from '@deploy-actions/github';
import { readReports } from '@deploy-actions/report';
import { deploymentToFinish } from './deployment-to-finish';
import type { FinishInputs } from './inputs';
import { readOrigin } from './origin';
import { noteOutcome } from './outcome';
import { composeRecord, type DeploymentRecord, durationBetween } from './record';
import { finishResult } from './results';
import { contradiction, foldSteps, wentLive } from './steps';
import { setTag } from './tag';
import type { RecordWorld } from './world';

/** Notes the outcome on GitHub's deployment, tags the commit, and writes the record. */
export async function finish(inputs: FinishInputs, world: RecordWorld, github: GitHub): Promise<Result> {
  const { reports, problems } = readReports(inputs.reports, world.readFile);
  const steps = foldSteps(inputs.healthChecks, reports);
  const doubt = contradiction(inputs.status, steps);
  for (const problem of doubt === undefined ? problems : [...problems, doubt]) world.log.warning(problem);

  const target = await deploymentToFinish(inputs, world, github);
  const liveVersion = inputs.status === 'rolled-back' ? steps.rolledBackTo || target.lastGoodVersion : '';
  const outcome = await noteOutcome(
    inputs,
    target,
    { liveVersion, neverLive: wentLive(inputs.status, steps) === false },
    world,
    github,
  );
  const tag = await setTag(inputs, target, outcome.failure === undefined, world, github);
  const origin = await readOrigin(target.sha, world, github);

  const record: DeploymentRecord = composeRecord({
    timestamp: outcome.notedAt ?? new Date(world.clock.now()).toISOString(),
    deploymentId: target.id,
    number: target.number,
    environment: inputs.environment,
    service: inputs.service || target.service,
    status: inputs.status,
    kind: target.kind,
    version: target.version,
    gitSha: target.sha,
    gitRef: target.gitRef,
    services: firstFilled(inputs.services, target.services, inputs.service === '' ? [] : [inputs.service]),
    healthChecks: steps.healthChecks,
    previousVersion: steps.previousVersion || target.previousVersion,
    rollbackVersion: liveVersion || target.lastGoodVersion,
    deployedBy: target.deployedBy,
    pullRequest: origin.pullRequest,
    commitMessage: origin.commitMessage,
    durationMs: outcome.notedAt === undefined ? undefined : durationBetween(target.createdAt, outcome.notedAt),
    runUrl: world.run.runUrl,
  });
  const recordPath = world.writeRecord(`${maskedJson(record, world.mask, 2)}\n`);
  const failure = outcome.failure ?? tag.failure;
  return finishResult({ inputs, target, record, recordPath, steps: steps.steps, tag: tag.name, failure, problems });
}

function firstFilled(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

import type { Result } from '@deploy-actions/action';
import type { GitHub } from '@deploy-actions/github';
import { readHistory } from './history';
import type { LastGoodInputs } from './inputs';
import { lastGood } from './last-good';
import { lastGoodResult } from './results';
import type { RecordWorld } from './world';

/** Answers which version one could go back to. None is an answer, too: a first deployment has no way back. */
export async function findLastGood(inputs: LastGoodInputs, world: RecordWorld, github: GitHub): Promise<Result> {
  const { environment, service, version } = inputs;
  const history = await readHistory(github, { environment, service, except: version });
  const found = lastGood(history.past, version);
  if (found) {
    world.log.event(`The last good version of ${environment} is ${found.version} (deployment ${found.id}).`);
  } else if (history.complete) {
    world.log.notice('This environment has no earlier good version: there is nothing to roll back to.');
  } else {
    world.log.warning(
      `There is no good version among the newest ${history.past.length} deployments; older ones were not read.`,
    );
  }
  return lastGoodResult(inputs, found, history);
}

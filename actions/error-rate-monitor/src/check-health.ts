import type { GateSettings } from '@deploy-actions/gate';
import { ask, type Observation } from '@deploy-actions/probe';
import { isRefusal, type Problem, problemOf, type QueryCheck } from '@deploy-actions/source';
import type { MonitorWorld } from './world';

/** Its two words keep it apart from every signal that has a name. */
export const HEALTH_CHECK = 'health check';

/** What each of the health checks answers when it is asked once. Rejects only when the run is cancelled. */
export function checkHealth({ checks }: Pick<GateSettings, 'checks'>, world: MonitorWorld): Promise<QueryCheck[]> {
  return Promise.all(
    checks.map(async ({ name, probe }) => {
      const seen = await ask(probe, world);
      const said = seen.ok ? { found: `answered correctly in ${seen.latencyMs} ms` } : { problem: checkProblem(seen) };
      return { signal: HEALTH_CHECK, query: name, ...said };
    }),
  );
}

/** An answer that is not the right one is a mistake in the address, or a service that is down by now. */
function checkProblem({ kind, reason, causes = [] }: Observation): Problem {
  if (causes.some(isRefusal)) return problemOf({ is: 'connection-refused', detail: reason });
  return { kind: kind === 'answered' ? 'access' : 'provider', reason };
}

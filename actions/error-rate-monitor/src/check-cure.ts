import { OLD_VERSION } from '@deploy-actions/metric';
import type { ProblemKind, QueryCheck } from '@deploy-actions/source';
import { HEALTH_CHECK } from './check-health';

const REFUSED =
  'No process accepts connections at this address: check the host and the port, check whether only the hosts can reach the address (`via: ssh`), and check that the service is running. Before the very first deploy there is nothing to check: skip this step.';

const CURES: Readonly<Partial<Record<ProblemKind, string>>> = {
  query: 'Correct the query or the path.',
  access: 'Correct `headers`, keys, permissions or the address: it answers, but not with the metrics.',
  provider:
    'Check that the address answers within `timeout` from the machine that reads it. Behind a proxy, check `HTTPS_PROXY`, and list addresses without a proxy in `NO_PROXY`.',
};

const HEALTH: typeof CURES = {
  access: 'The address answers, but not with 200: correct it, or fix the service, before you deploy.',
  provider:
    'Check that the address answers within `timeout`: during a watch this would count as a service that is down.',
};

/** Only where the past is asked. */
const LAST_HOUR = ' A metric without requests in the last hour looks the same as a wrong name.';

const OLD: typeof CURES = {
  query:
    'Correct `control-errors` and `control-total`, or the service at `control-url`: there are no counters of the old version.',
};

/** What to do about the first thing that was wrong. */
export function cureOf({ signal, problem }: QueryCheck): string {
  if (problem === undefined) return '';
  if (problem.cause?.is === 'connection-refused') return REFUSED;
  const own = signal === HEALTH_CHECK ? HEALTH[problem.kind] : signal === OLD_VERSION ? OLD[problem.kind] : undefined;
  const cure = own ?? CURES[problem.kind] ?? '';
  return problem.cause?.is === 'nothing-in-last-hour' ? cure + LAST_HOUR : cure;
}

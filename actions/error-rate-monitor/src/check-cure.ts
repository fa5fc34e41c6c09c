import { OLD_VERSION } from '@deploy-actions/metric';
import type { ProblemKind, QueryCheck } from '@deploy-actions/source';
import { HEALTH_CHECK } from './check-health';

const REFUSED =
  'Nothing listens there, as far as who asks can see: the port or the host may be wrong, the address may be one that only the hosts reach (`via: ssh`), or the service is not up yet. Before the very first deploy there is nothing to check: leave this step out.';

const CURES: Readonly<Partial<Record<ProblemKind, string>>> = {
  query: 'Correct the query or the path.',
  access: 'Correct `headers`, keys and rights, or the address: this one answers, but not with the numbers.',
  provider:
    'See that the address answers from who asks it, within `timeout`; behind a proxy `HTTPS_PROXY` must be right, and `NO_PROXY` names what is asked without it.',
};

const HEALTH: typeof CURES = {
  access: 'The address answers, but not with 200: correct it, or fix the service, before anything is deployed over it.',
  provider: 'See that the address answers within `timeout`: the watch would take this for a service that is down.',
};

/** Only where the past is asked. */
const LAST_HOUR = ' What has had no requests in the last hour looks the same as a wrong name.';

const OLD: typeof CURES = {
  query:
    'Correct `control-errors` and `control-total`, or what answers at `control-url`: there are no counters of the old version.',
};

/** What to do about the first thing that was wrong. */
export function cureOf({ signal, problem }: QueryCheck): string {
  if (problem === undefined) return '';
  if (problem.cause?.is === 'connection-refused') return REFUSED;
  const own = signal === HEALTH_CHECK ? HEALTH[problem.kind] : signal === OLD_VERSION ? OLD[problem.kind] : undefined;
  const cure = own ?? CURES[problem.kind] ?? '';
  return problem.cause?.is === 'nothing-in-last-hour' ? cure + LAST_HOUR : cure;
}

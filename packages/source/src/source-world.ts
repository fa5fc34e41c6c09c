import type { Clock } from '@deploy-actions/clock';
import type { AskHttp } from '@deploy-actions/http';
import type { SshReach } from '@deploy-actions/probe';
import type { OwnRequests } from './own-requests';

export interface SourceWorld {
  /** Asks by the ways of this process: see `askingBy`. */
  ask: AskHttp;
  clock: Clock;
  /** Where an instance is asked by its host. */
  ssh?: Pick<SshReach, 'dial'>;
  /** Of all that this run asks, where a service counts it among its traffic. */
  own?: OwnRequests;
  /** The variables that name a proxy, for clients that do not ask by `ask`. */
  proxyEnv?: Readonly<Record<string, string | undefined>>;
  /** Aborted when the run is cancelled; what is under way then rejects with its reason. */
  signal: AbortSignal;
}

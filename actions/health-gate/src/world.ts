import type { GateWorld } from '@deploy-actions/gate';
import type { SshReach } from '@deploy-actions/probe';
import type { SshSettings } from '@deploy-actions/ssh';

/** What this action needs of the world: the gate's, and hosts that are reached by SSH, until they are closed. */
export interface HealthWorld extends GateWorld {
  reach(settings: SshSettings): SshReach & { close(): void };
}

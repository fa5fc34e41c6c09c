import type { GateWorld } from '@deploy-actions/gate';
import type { FleetClientWorld } from '@deploy-actions/release';

export type RollbackWorld = FleetClientWorld & GateWorld;

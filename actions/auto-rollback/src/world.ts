import type { FleetClientWorld } from '@deploy-actions/fleet';
import type { GateWorld } from '@deploy-actions/gate';

export type RollbackWorld = FleetClientWorld & GateWorld;

import type { ProbeWorld } from '@deploy-actions/probe';

/** What the gate needs of the world: to ask, to wait, to be cancelled and to say what changes. */
export interface GateWorld extends ProbeWorld {
  log: { event(text: string): void; warning(text: string): void };
}

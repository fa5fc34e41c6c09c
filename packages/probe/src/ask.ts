import type { Observation } from './observation';
import { type HttpProbe, type ProbeWorld, probeHttp } from './probe-http';

/** One question of any kind. */
export type Probe = HttpProbe;

/** Asks once and judges the answer. Rejects only with the reason of `world.signal`. */
export function ask(probe: Probe, world: ProbeWorld): Promise<Observation> {
  return probeHttp(probe, world);
}

import type { Observation } from './observation';
import { probeAddresses } from './probe-addresses';
import { type CommandProbe, probeCommand } from './probe-command';
import { type DnsProbe, probeDns } from './probe-dns';
import { type HttpProbe, type ProbeWorld, probeHttp } from './probe-http';
import { probeTcp, type TcpProbe } from './probe-tcp';
import { probeTls, type TlsProbe } from './probe-tls';

/** One question of any kind. */
export type Probe = HttpProbe | TcpProbe | TlsProbe | DnsProbe | CommandProbe;

/** Asks once and judges the answer. Rejects only with the reason of `world.signal`. */
export function ask(probe: Probe, world: ProbeWorld): Promise<Observation> {
  switch (probe.kind) {
    case 'tcp':
      return probeTcp(probe, world);
    case 'tls':
      return probeTls(probe, world);
    case 'dns':
      return probeDns(probe, world);
    case 'command':
      return probeCommand(probe, world);
    default:
      return probe.resolve === 'all' ? probeAddresses(probe, world) : probeHttp(probe, world);
  }
}

import { daysLeft, faultOf, lateness, secure } from '@deploy-actions/http';
import { attempt, unanswered } from './attempt';
import { certificateCauses, findingOf } from './judge';
import type { Finding, Observation } from './observation';
import { type Place, PlainStream } from './plain-stream';
import type { ProbeWorld } from './probe-http';

/** A handshake: chain, name, and how long the certificates still last. Always verified. */
export interface TlsProbe extends Place {
  kind: 'tls';
  /** The name that is asked for and that the certificate must be for. */
  serverName: string;
  minDays: number | undefined;
  /** PEM: trusted besides what this machine trusts. */
  ca: string | undefined;
  timeoutMs: number;
}

/** Shakes hands once. Rejects only with the reason of `world.signal`. */
export function probeTls(probe: TlsProbe, world: Pick<ProbeWorld, 'clock' | 'signal' | 'ssh'>): Promise<Observation> {
  const { serverName, ca, minDays, timeoutMs } = probe;
  const way = new PlainStream(probe);
  const work = async (signal: AbortSignal): Promise<Finding> => {
    const stream = await way.open(world, signal);
    try {
      const { certificate } = await secure(stream, serverName, { ca, protocols: [] }, signal);
      if (certificate === undefined) {
        const cause = { kind: 'tls', problem: 'handshake', detail: 'the server sent no certificate' } as const;
        return { ...unanswered(faultOf(cause)), kind: 'answered' };
      }
      const left = daysLeft(certificate, world.clock.now());
      const good = `the certificate is valid for ${left} more ${left === 1 ? 'day' : 'days'}`;
      return { ...findingOf({ causes: certificateCauses(left, minDays), notes: [] }, good), certificateDaysLeft: left };
    } finally {
      stream.destroy();
    }
  };
  return attempt(timeoutMs, world, work, {
    late: () => (way.isOpen ? lateness({ stage: 'tls' }, timeoutMs) : way.late(timeoutMs)),
    fault: (error) => way.fault(error),
  });
}

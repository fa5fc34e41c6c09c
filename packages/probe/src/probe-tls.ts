import { daysLeft, secure } from '@deploy-actions/http';
import { formatDuration } from '@deploy-actions/quantity';
import { attempt, type Finding } from './attempt';
import { certificateMisses } from './judge';
import type { Observation } from './observation';
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
      if (certificate === undefined) return { ok: false, kind: 'answered', reason: 'it showed no certificate' };
      const left = daysLeft(certificate, world.clock.now());
      const [miss] = certificateMisses(left, minDays);
      const reason = miss ?? `the certificate lasts ${left} more ${left === 1 ? 'day' : 'days'}`;
      return { ok: miss === undefined, kind: 'answered', certificateDaysLeft: left, reason };
    } finally {
      stream.destroy();
    }
  };
  return attempt(timeoutMs, world, work, {
    late: () => {
      if (!way.isOpen) return way.late(timeoutMs);
      const reason = `the TLS handshake was not complete within ${formatDuration(timeoutMs)}`;
      return { kind: 'no-answer', reason };
    },
    fault: (error) => way.fault(error),
  });
}

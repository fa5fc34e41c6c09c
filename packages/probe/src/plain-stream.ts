import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { classifyFault, type Fault, lateness, openSocket, type Stage } from '@deploy-actions/http';
import type { Cause } from './cause';
import { classifySshFault } from './ssh-fault';
import type { SshReach } from './ssh-reach';
import { reachOf } from './via';

/** Where a connection leads to. */
export interface Place {
  /** A name or an address; IPv6 without brackets. */
  host: string;
  port: number;
  /** The host that dials, by SSH; undefined is the runner itself. */
  via: string | undefined;
}

/** A connection to be made, and how far it got: for whoever must say why it was not. */
export class PlainStream {
  private stage: Stage;
  private isDialled = false;

  constructor(private readonly place: Place) {
    this.stage = place.via === undefined && isIP(place.host) === 0 ? 'resolving' : 'connecting';
  }

  /** A fresh TCP connection. Rejects with what `fault` explains, or with the signal's reason. */
  async open(world: { ssh?: SshReach }, signal: AbortSignal): Promise<Duplex> {
    const { via, host, port } = this.place;
    const stream =
      via === undefined
        ? await openSocket({ host, port }, {}, signal, () => {
            this.stage = 'connecting';
          })
        : await reachOf(world).dial(via, { host, port }, signal);
    this.isDialled = true;
    stream.on('error', () => undefined);
    return stream;
  }

  get isOpen(): boolean {
    return this.isDialled;
  }

  /** The time-out ran out before it stood. */
  late(timeoutMs: number): Fault<Cause> {
    const { reason, ...fault } = lateness({ stage: this.stage }, timeoutMs);
    return { ...fault, reason: this.place.via === undefined ? reason : `${reason} by SSH` };
  }

  fault(error: unknown): Fault<Cause> {
    return this.place.via === undefined || this.isDialled ? classifyFault(error) : classifySshFault(error);
  }
}

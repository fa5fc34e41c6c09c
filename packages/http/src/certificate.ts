import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** Of a chain that a server presented. */
export interface Certificate {
  /** The earliest end and the latest beginning of any certificate in the chain, milliseconds since 1970. */
  validToMs: number;
  validFromMs: number;
  subject: string;
  issuer: string;
}

const LONGEST_CHAIN = 20;

/** What the other side presented; `undefined` where it presented nothing. */
export function certificateOf(socket: TLSSocket): Certificate | undefined {
  const leaf = socket.getPeerCertificate(true);
  if (leaf?.raw === undefined) return undefined;
  const chain = chainOf(leaf);
  return {
    validToMs: Math.min(...chain.map(({ valid_to }) => Date.parse(valid_to))),
    validFromMs: Math.max(...chain.map(({ valid_from }) => Date.parse(valid_from))),
    subject: nameOf(leaf.subject),
    issuer: nameOf(leaf.issuer),
  };
}

/** Whole days from `nowMs` until the first certificate of the chain ends; negative where one has ended. */
export function daysLeft({ validToMs }: Certificate, nowMs: number): number {
  return Math.floor((validToMs - nowMs) / 86_400_000);
}

/** The root, too, where the server or the trust store brings it: when it ends, the chain ends. */
function chainOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let at: DetailedPeerCertificate | undefined = leaf;
  while (at?.raw !== undefined && chain.length < LONGEST_CHAIN && !chain.includes(at)) {
    chain.push(at);
    at = at.issuerCertificate;
  }
  return chain;
}

function nameOf(name: DetailedPeerCertificate['subject'] | undefined): string {
  const { CN, O } = (name ?? {}) as Partial<Record<string, string | string[]>>;
  return [CN ?? O ?? ''].flat().join(', ').slice(0, 128);
}

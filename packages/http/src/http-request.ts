import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Deviation } from './answer-head';
import type { Certificate } from './certificate';

/** One question over HTTP. */
export interface HttpRequest {
  url: string;
  method: string;
  /** These and the body go to the origin of `url` only, never to another one that a redirect leads to. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string | undefined;
  userAgent: string;
  followRedirects: boolean;
  /**
   * Says who takes the body of an answer, unpacked and piece by piece as it comes; the `body` of the answer is then
   * empty. Where nobody does, it is read as text.
   */
  takeBody?: (status: number, headers: Readonly<Record<string, string>>) => TakeBytes | undefined;
}

/** Must be done with the bytes when it returns. */
export type TakeBytes = (bytes: Uint8Array) => void;

/** What came back: a complete answer, or as much of it as we read. */
export interface HttpAnswer {
  status: number;
  /** Lower-case names; the values of several headers of one name are joined as HTTP says. */
  headers: Readonly<Record<string, string>>;
  /** Unpacked and as text. */
  body: string;
  /** False where the body was longer than what we read. */
  complete: boolean;
  /** What of HTTP it breaks and was read anyway; absent where nothing. */
  deviations?: readonly Deviation[];
  /** Where a redirect that was not followed leads to, without its query. */
  location?: string;
  /** Why a chain of redirects was given up. */
  problem?: string;
  /** The IP address that answered; absent behind a proxy, and where somebody else dialled. */
  remoteAddress?: string;
  /** A proxy was asked for it, and may have answered itself: only where nothing is encrypted. */
  byProxy?: true;
  /** Of the last hop, where that was https. */
  certificate?: Certificate;
}

/** How the bytes travel. */
export interface HttpWay {
  /** Connects in our place, as an SSH connection can; it resolves the name, too. */
  dial?: (host: string, port: number, signal: AbortSignal) => Promise<Duplex>;
  /** The IP address to connect to instead of resolving the URL's host; its name in the request and in TLS stays. */
  address?: string;
  /** PEM: these certificates are trusted besides the system's. */
  ca?: string;
  /** Resolves names; the system's way where it is not given. */
  lookup?: LookupFunction;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are found; unused with `dial` or `address`. */
  proxyEnv?: Readonly<Record<string, string | undefined>>;
}

export interface HttpLimits {
  /** Of the body, unpacked; what is longer is not read. */
  bodyBytes: number;
  /** Of the head of an answer; a longer one is refused. */
  headerBytes: number;
  /** Answers with a status of 1xx before the real one. */
  informational: number;
  redirects: number;
}

export const USUAL_LIMITS: HttpLimits = {
  bodyBytes: 1024 * 1024,
  // As browsers and curl do.
  headerBytes: 256 * 1024,
  informational: 20,
  redirects: 5,
};

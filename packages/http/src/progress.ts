import { isIP } from 'node:net';
import { formatDuration } from '@deploy-actions/quantity';
import { hostnameOf } from './origin';
import type { Fault } from './wire-error';

/** How far a question got. `proxy` and `tunnel` only on the way through a proxy: to it, and on from it. */
export type Stage = 'resolving' | 'proxy' | 'tunnel' | 'connecting' | 'tls' | 'waiting' | 'body';

/** For whoever must explain why a question did not come to its end. */
export interface Progress {
  /** The URL that was asked last: another one after a redirect. */
  url: URL;
  stage: Stage;
  status?: number;
  /** The IP address that was connected to. */
  remoteAddress?: string;
}

export function startProgress(url: string): Progress {
  const progress: Progress = { url: new URL(url), stage: 'resolving' };
  beginHop(progress, progress.url);
  return progress;
}

/** Forgets what was known of the hop before. */
export function beginHop(progress: Progress, url: URL): void {
  progress.url = url;
  progress.stage = isIP(hostnameOf(url)) === 0 ? 'resolving' : 'connecting';
  delete progress.status;
  delete progress.remoteAddress;
}

/** Where it hung, and whose fault that is: a name that is never resolved says nothing about the service. */
export function lateness({ stage }: Progress, timeoutMs: number): Fault {
  const within = `within ${formatDuration(timeoutMs)}`;
  if (stage === 'resolving') return { kind: 'own-fault', reason: `the name was not resolved ${within}` };
  if (stage === 'proxy') return { kind: 'own-fault', reason: `the proxy was not reached ${within}` };
  const reasons = {
    tunnel: `no connection through the proxy ${within}`,
    connecting: `no connection ${within}`,
    tls: `the TLS handshake was not complete ${within}`,
    waiting: `no answer ${within}`,
    body: `the answer was not complete ${within}`,
  };
  return { kind: 'no-answer', reason: reasons[stage] };
}

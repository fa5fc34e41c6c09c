import { isIP } from 'node:net';
import { hostnameOf } from './origin';
import { type Fault, faultOf, type Stage } from './wire-cause';

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
export function lateness({ stage }: Pick<Progress, 'stage'>, timeoutMs: number): Fault {
  return faultOf({ kind: 'timeout', stage, timeoutMs });
}

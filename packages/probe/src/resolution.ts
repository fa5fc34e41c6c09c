import { isIP } from 'node:net';

/** Resolves a host name, as the system does it; rejects where that fails. */
export type Lookup = (hostname: string) => Promise<unknown>;

/**
 * Resolves the name of a URL beside the question itself. A dead name server takes longer to fail than a usual time-out,
 * so when the time is up this is what tells a service that hangs from a runner that cannot even find it.
 */
export function watchResolution(url: URL, lookup: Lookup | undefined): { pending: boolean } {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const state = { pending: lookup !== undefined && isIP(hostname) === 0 };
  const settled = () => {
    state.pending = false;
  };
  if (state.pending) lookup?.(hostname).then(settled, settled);
  return state;
}

import type { Connect } from './connection';

/**
 * Connects and logs in, through the jump hosts if there are any; what may pass (time-outs, a refused or closed
 * connection) is tried `retries` times again. Rejects with CONNECT_TIMEOUT, CONNECT_FAILED, AUTH_FAILED,
 * FORWARDING_REFUSED, HOST_KEY_UNKNOWN, HOST_KEY_MISMATCH, or the reason of the world's signal. A cancelled run that
 * has to clean up passes `exec` a signal of its own.
 */
export const connect: Connect = async (target, settings, world) => {
  world.signal.throwIfAborted();
  // The library is heavy: bundles keep it in a chunk that only those runs load that connect.
  const { reach } = await import('./client');
  return reach(target, settings, world);
};

import type { Clock } from '@deploy-actions/clock';

/** NAT gateways drop flows that are idle for some minutes. */
const INTERVAL_MS = 15_000;
/** After so many intervals without a sign of life the peer is gone: within a minute from the last one. */
const MOST_MISSES = 3;

export interface Pulse {
  /** Resolves when the server has answered. */
  ask(): Promise<void>;
  /** Changes whenever bytes come in, or many go out: behind a long queue an answer may take its time. */
  progress(): number;
}

/** Asks a server for a sign of life again and again. Resolves when there is none; rejects when it is stopped. */
export async function keepAlive(clock: Clock, pulse: Pulse, stopped: AbortSignal): Promise<void> {
  let hasAnswered = true;
  let progress = pulse.progress();
  for (let misses = 0; ; ) {
    await clock.sleep(INTERVAL_MS, stopped);
    const before = progress;
    progress = pulse.progress();
    misses = hasAnswered || progress !== before ? 0 : misses + 1;
    if (misses === MOST_MISSES) return;
    if (!hasAnswered) continue;
    hasAnswered = false;
    void pulse.ask().then(() => {
      hasAnswered = true;
    });
  }
}

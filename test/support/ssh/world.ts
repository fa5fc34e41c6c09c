import type { Log } from '@deploy-actions/action';
import { type Clock, systemClock } from '@deploy-actions/clock';

export interface SshTestWorld {
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  abort(reason: Error): void;
  /** Everything that was logged, one `kind: text` for each call. */
  logged: string[];
  /** How long everybody wanted to sleep, in milliseconds. */
  slept: number[];
}

/** A world for real sockets: its time runs `speed` times as fast as the real one, so that waiting costs little. */
export function sshTestWorld(speed = 50): SshTestWorld {
  const logged: string[] = [];
  const slept: number[] = [];
  const controller = new AbortController();
  const note = (kind: string) => (text: string) => {
    logged.push(`${kind}: ${text}`);
  };
  return {
    clock: {
      now: () => systemClock.now(),
      elapsed: () => systemClock.elapsed() * speed,
      sleep: (ms, signal) => {
        slept.push(ms);
        return systemClock.sleep(ms / speed, signal);
      },
    },
    log: {
      event: note('event'),
      warning: note('warning'),
      notice: note('notice'),
      foreign: (prefix, text) => note('foreign')(`${prefix} | ${text}`),
      group: (_title, work) => work(),
    },
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    logged,
    slept,
  };
}

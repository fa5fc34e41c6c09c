/** Time as the rest of the code sees it, in milliseconds; a fake one in tests makes minutes pass in no time. */
export interface Clock {
  /** Wall clock, milliseconds since 1970: for time stamps only. */
  now(): number;
  /** Monotonic milliseconds from an arbitrary start: for durations. */
  elapsed(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

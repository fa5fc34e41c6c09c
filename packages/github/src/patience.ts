/** How long and how often to ask. */
export interface Patience {
  /** One request with its whole answer. */
  requestTimeoutMs: number;
  attempts: number;
  /** All waiting between the attempts of one request: a runner's minute is paid. */
  longestWaitMs: number;
}

export const PATIENCE: Patience = { requestTimeoutMs: 15_000, attempts: 5, longestWaitMs: 180_000 };

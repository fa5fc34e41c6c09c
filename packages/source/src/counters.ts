/** Two counters of one process: they only grow, and begin anew at zero together. */
export interface Counters {
  errors: number;
  total: number;
}

export interface Growth extends Counters {
  reset: boolean;
}

/**
 * What was added between two readings of one instance. If either counter shrank, the process began anew, and both
 * values are what it has counted since.
 */
export function growth(before: Counters, after: Counters): Growth {
  const reset = after.errors < before.errors || after.total < before.total;
  return reset
    ? { ...after, reset }
    : { errors: after.errors - before.errors, total: after.total - before.total, reset };
}

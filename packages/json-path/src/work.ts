/** A path, or a pattern in it, needs more work on this document than one answer may cost. Says nothing about the document. */
export class JsonPathLimitError extends Error {
  override readonly name = 'JsonPathLimitError';
}

/** A few tenths of a second: an event loop that is held up longer keeps neither deadlines nor cancellations. */
export const MOST_STEPS = 2_000_000;

/** Counts the work of one evaluation. One step is about what it costs to look at one value. */
export class Work {
  private left: number;

  constructor(mostSteps = MOST_STEPS) {
    this.left = mostSteps;
  }

  /** Throws `JsonPathLimitError` where the work is used up. */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new JsonPathLimitError('The query needs too much work on this document.');
  }
}

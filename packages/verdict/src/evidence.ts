import { meaningOf, vocabulary } from './vocabulary';

/** The verdict of an earlier step, under the name that the user gave it. */
export interface Evidence {
  name: string;
  verdict: string;
}

export interface RollbackCall {
  rollBack: boolean;
  /** The bad verdicts; without one, all of the evidence. */
  because: Evidence[];
  /**
   * One of the bad verdicts is a gate's or a monitor's: the running service was measured. A deploy's own `failed` is a
   * statement about what that run switched, and about nothing else.
   */
  isMeasured: boolean;
  /**
   * The deploy of this evidence left no host on another release than before, so that there is nothing to take back. False
   * where no deploy's verdict is there: a step that was killed has none.
   */
  changedNothing: boolean;
}

const MEASURED: readonly string[] = [...vocabulary['health-gate'].bad, ...vocabulary['error-rate-monitor'].bad];
/** After these verdicts every host runs what it ran before. */
const LEFT_AS_BEFORE: readonly string[] = ['unchanged', 'reverted', 'not-deployed', 'refused'];
const SWITCHED: readonly string[] = ['deployed', 'rolled-back', 'failed', 'not-recovered'];

/**
 * Whether a rollback may follow from these verdicts. One bad verdict is enough. "Could not measure" never is, however
 * often it was said: the service may be healthy.
 */
export function callRollback(evidence: readonly Evidence[]): RollbackCall {
  const bad = evidence.filter(({ verdict }) => meaningOf(verdict) === 'bad');
  const has = (words: readonly string[]) => evidence.some(({ verdict }) => words.includes(verdict));
  return {
    rollBack: bad.length > 0,
    because: bad.length > 0 ? bad : [...evidence],
    isMeasured: has(MEASURED),
    changedNothing: has(LEFT_AS_BEFORE) && !has(SWITCHED),
  };
}

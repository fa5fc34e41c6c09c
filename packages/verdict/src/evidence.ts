import { meaningOf } from './vocabulary';

/** What an earlier step said, under the name that the user gave it. */
export interface Evidence {
  name: string;
  verdict: string;
}

export type RollbackCall = { rollBack: true; because: Evidence[] } | { rollBack: false; because: Evidence[] };

/**
 * May a rollback follow from these verdicts? One bad one is enough; anything else, however many times it could not be
 * measured, is no reason to touch a service that may be well.
 */
export function callRollback(evidence: readonly Evidence[]): RollbackCall {
  const bad = evidence.filter(({ verdict }) => meaningOf(verdict) === 'bad');
  return bad.length > 0 ? { rollBack: true, because: bad } : { rollBack: false, because: [...evidence] };
}

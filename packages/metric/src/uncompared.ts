import type { Measurement } from '@deploy-actions/source';
import { OLD_VERSION } from './control';

const WHERE = 'control-errors and control-total, or control-url';

/** Why there is nothing to compare the measurements with, with what the old version last said instead of its counts. */
export function uncompared(measurements: readonly Pick<Measurement, 'controlProblem'>[]): string {
  const last = measurements.findLast(({ controlProblem }) => controlProblem !== undefined)?.controlProblem;
  const why = `the ${OLD_VERSION} gave too little data to compare with`;
  return `${why}${last === undefined ? '' : `; last problem: ${last}`}; see ${WHERE}`;
}

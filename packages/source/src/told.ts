import type { InstanceReading, Problem } from './measurement';
import { NONE_OF_OURS, type Own } from './own-window';

export interface Told {
  reading: Omit<InstanceReading, 'name'>;
  /** The next reading is compared with this one; else with the one before, so that nothing that was counted is lost. */
  isSpent: boolean;
}

/**
 * What the growth of two counters says once our own requests are out of it. Where it is not known how many they are,
 * they are taken for as many as possible when the question is whether there was traffic, and for as few as possible when
 * errors are set against it. Errors that may be our own failed requests say nothing.
 */
export function told(grown: { errors: number; total: number }, own: Own = NONE_OF_OURS): Told {
  const { errors, total } = grown;
  if (total > 0 && errors > total) {
    return { reading: missing(`${errors} errors but only ${total} requests since the last reading`), isSpent: false };
  }
  if (total === 0 || (total <= own.sure + own.unsure && errors <= own.unsure)) {
    const reason = total === 0 ? '' : ` but our own (${total} counted)`;
    return { reading: problem('no-traffic', `no requests${reason} since the last reading`), isSpent: false };
  }
  if (errors > 0 && errors <= own.unsure) {
    const reason = `${errors} errors, which may come from our own ${own.unsure} requests without a good answer`;
    return { reading: missing(reason), isSpent: true };
  }
  const others = total - ofOurs(grown, own);
  return { reading: { ratio: errors / others, errors, total: others }, isSpent: true };
}

/** Our answered requests are no errors: where the successes are fewer than these, the service does not count ours. */
function ofOurs({ errors, total }: { errors: number; total: number }, { sure, unsure }: Own): number {
  if (errors === 0) return sure + unsure;
  return total - errors < sure ? 0 : sure;
}

function missing(reason: string): { problem: Problem } {
  return problem('missing', reason);
}

function problem(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}

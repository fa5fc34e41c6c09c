import type { WatchResult } from '@deploy-actions/metric';
import { isRed } from '@deploy-actions/verdict';
import type { Exit } from './inputs';

/** Whether the step is red for its verdict, and the policy that made it so, `on-no-data: fail`, where one did. */
export interface Colour {
  isRed: boolean;
  by?: string;
}

/**
 * The colour of the step. For what is unknown its policy decides, and where that says nothing `on-inconclusive`; the
 * verdict is the same in either case.
 */
export function colourOf({ verdict, policy, exit: own }: WatchResult, exit: Exit): Colour {
  const isUnknown = verdict === 'inconclusive' || verdict === 'error';
  if (exit.shadow) return { isRed: false, ...(isUnknown ? { by: 'shadow: true' } : {}) };
  if (!isUnknown) return { isRed: isRed('error-rate-monitor', verdict) };
  const isOwn = policy !== undefined && (own === 'fail' || own === 'pass');
  const onInconclusive = isOwn ? own : exit.onInconclusive;
  return {
    isRed: isRed('error-rate-monitor', verdict, { onInconclusive }),
    by: `${isOwn ? policy : 'on-inconclusive'}: ${onInconclusive}`,
  };
}

import { formatDuration } from '@deploy-actions/quantity';

/** Why a fleet that was healthy when the deadline came is not proven to be. */
export interface DeadlineCut {
  reason: string;
}

/** `soakedMs` of the soak were over at the deadline; `unsettled` names the checks that were open behind its end. */
export function deadlineCut(soakedMs: number, soakMs: number, unsettled: string): DeadlineCut {
  const reason =
    soakedMs < soakMs
      ? `healthy for ${formatDuration(soakedMs)} of the soak of ${formatDuration(soakMs)}, when the deadline ended it`
      : `the deadline ended the gate before the result was certain for ${unsettled}`;
  return { reason };
}

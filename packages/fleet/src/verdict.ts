/**
 * How a run left one host. `same`: it did not switch it (not reached, left out, nothing to do). `verified`: it switched
 * it, and the checks of what is live now passed. `back`: it switched it and brought it back. `unverified`: it switched
 * it, or may have, and what is live now is not verified.
 */
export type HostEnd = 'same' | 'verified' | 'back' | 'unverified';

/** What happened to a whole fleet. */
export interface FleetEnd {
  hosts: readonly HostEnd[];
  hasFailed: boolean;
  isCancelled: boolean;
}

/**
 * The verdict of a deploy. Only a switch whose outcome is not verified is bad: a rollback may follow from `failed`, so no
 * run that changed nothing may say it. `deployed` with a failure is a part of the fleet, by `on-failure`.
 */
export function deployVerdict({
  hosts,
  hasFailed,
  isCancelled,
}: FleetEnd): 'deployed' | 'unchanged' | 'reverted' | 'failed' | 'not-deployed' | '' {
  if (hosts.includes('unverified')) return 'failed';
  if (hosts.includes('verified')) return 'deployed';
  if (hosts.includes('back')) return 'reverted';
  if (isCancelled) return '';
  return hasFailed ? 'not-deployed' : 'unchanged';
}

export type RollbackVerdict = 'rolled-back' | 'unchanged' | 'failed' | 'refused' | 'not-deployed';

/** `isRefused`: every host that could not go back has nowhere to go, or may not. */
export interface RollbackEnd extends FleetEnd {
  isRefused: boolean;
}

/**
 * The verdict of a rollback or an abort that was asked for. A part of a fleet that went back is `failed`: the others still
 * serve what was to be left.
 */
export function rollbackVerdict({ hosts, hasFailed, isCancelled, isRefused }: RollbackEnd): RollbackVerdict | '' {
  const hasSwitched = hosts.some((end) => end !== 'same');
  if (!hasFailed) return hasSwitched ? 'rolled-back' : 'unchanged';
  if (hasSwitched) return 'failed';
  if (isCancelled) return '';
  return isRefused ? 'refused' : 'not-deployed';
}

import type { Site } from './deploy-plan';

/**
 * The verdict of a deploy that stopped before anything was switched. Where an earlier deploy of the same version is
 * live, `failed` would be taken for a word about that one, and a rollback behind us would take back what is well.
 */
export function untouchedVerdict(sites: readonly Pick<Site, 'before' | 'choice'>[], version: string) {
  const isLive = sites.some(({ before, choice }) => before?.version === version && choice.kind !== 'bad');
  return isLive ? 'reverted' : 'failed';
}

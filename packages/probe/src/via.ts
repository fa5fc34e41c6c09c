import type { SshReach } from './ssh-reach';

/** Where a probe that goes by SSH finds its hosts. That there are none is a defect of ours: inputs are read before. */
export function reachOf({ ssh }: { ssh?: SshReach }): SshReach {
  if (ssh === undefined) throw new Error('This probe needs hosts that are reached by SSH.');
  return ssh;
}

import { type HostStatus, isAdopted, isGood, liveRelease, switchingRun } from '@deploy-actions/release';

/** A version that verdicts of this run call bad. */
export interface Judged {
  version: string;
  /** This run, and the run that deployed where that is another one. */
  runIds: readonly string[];
  /** A gate or a monitor measured it as bad; else only the deploy itself failed. */
  isMeasured: boolean;
}

/** What counts of one host when a verdict, and no person, asks for a rollback. */
export interface JudgedHost {
  live: 'judged' | 'other' | 'nothing';
  /** Who switched to the live release; `unrecorded` counts as another run. */
  switchedBy: 'this-run' | 'other-run' | 'unrecorded';
  /** `unfinished`: a good release whose steps did not all run after a run went back to it. */
  state: 'good' | 'unfinished' | 'not-good';
  isMeasured: boolean;
}

export type Permission = 'roll-back' | 'finish' | 'leave';

/**
 * Whether a rollback by verdict may touch a host: the judged version is live there, and this run brought it live, or it
 * is not good yet and a gate or a monitor measured it as bad. A rollback of this run that died half-way is finished.
 */
export function rollbackPermission({ live, switchedBy, state, isMeasured }: JudgedHost): Permission {
  const isOurs = switchedBy === 'this-run';
  if (live === 'nothing') return 'leave';
  if (state === 'unfinished') return isOurs ? 'finish' : 'leave';
  if (live === 'other') return 'leave';
  return isOurs || (state === 'not-good' && isMeasured) ? 'roll-back' : 'leave';
}

export function judgedHost(status: HostStatus, { version, runIds, isMeasured }: Judged): JudgedHost {
  const live = liveRelease(status);
  const run = switchingRun(status);
  const isOurs = run !== undefined && runIds.includes(run);
  // What another tool made live was never a candidate for confirmation.
  const state = !live || isAdopted(live) || (isGood(live) && live.checked) ? 'good' : stateOf(isGood(live));
  return {
    live: live === undefined ? 'nothing' : live.version === version ? 'judged' : 'other',
    switchedBy: isOurs ? 'this-run' : run === undefined ? 'unrecorded' : 'other-run',
    state,
    isMeasured,
  };
}

function stateOf(wasGood: boolean): JudgedHost['state'] {
  return wasGood ? 'unfinished' : 'not-good';
}

/** Why a host is left alone, for a person. */
export function whyLeft(status: HostStatus, judged: Judged): string {
  const live = liveRelease(status);
  const { live: what, switchedBy, state } = judgedHost(status, judged);
  if (state === 'unfinished') {
    return `${live?.version} is live, but not all of its own steps have run: not changed; deploy again or run \`operation: abort\``;
  }
  if (what !== 'judged') return `${live?.version ?? 'nothing'} is live, not ${judged.version}: not changed`;
  if (live && isAdopted(live)) return `${live.version} was made live by another tool, not by a deploy: not changed`;
  const by = status.switched?.by?.runUrl;
  const run =
    switchedBy === 'unrecorded'
      ? 'a run that is not recorded'
      : `another run${by === undefined || by === '' ? '' : ` (${by})`}`;
  const why = state === 'not-good' ? 'no gate and no monitor judged it' : 'it is good';
  return `${judged.version} was made live by ${run}, and ${why}: not changed`;
}

import type { Words } from './changes';
import { PROVEN, type Settlement } from './host';
import { reasonLine } from './said';

/** What is said to a host to end a deploy on it. */
export function settlementVerbs(token: string, { forgive, good, remove, isLast }: Settlement): Words[] {
  return [
    ...(forgive === undefined ? [] : [['forgive', token, forgive]]),
    ...(good === undefined ? [] : [['mark', token, good.release, 'good', reasonLine(good.reason)]]),
    ...(remove.length === 0 ? [] : [['prune', token, ...remove]]),
    ...(isLast ? [['unlock', token]] : []),
  ];
}

/** What follows the swap of a release that has no checks of its own: what is good has passed them, too. */
export function proofVerbs(token: string, release: string, settlement: Settlement | undefined): Words[] {
  const checked = ['mark', token, release, 'checked', reasonLine(PROVEN)];
  if (settlement === undefined) return [checked];
  return [...(settlement.good ? [] : [checked]), ...settlementVerbs(token, settlement)];
}

/** Of the lines that a host answers: what could not be removed. */
export function problemsIn(stdout: string): string[] {
  return stdout.split('\n').filter((text) => text !== '');
}

import type { SignalBaseline } from '@deploy-actions/metric';
import { ERROR_RATE } from '@deploy-actions/source';

/** Bursts of healthy services stay below; a short outage is far above. */
const MUCH = 4;

/** What to say of each baseline whose errors vary so much that a test against it is slow or blind. */
export function dispersedWords(baselines: readonly Pick<SignalBaseline, 'name' | 'dispersion'>[]): string[] {
  return baselines.flatMap(({ name, dispersion = 1 }) => {
    if (dispersion < MUCH) return [];
    const whose = name === ERROR_RATE ? 'Errors' : `Errors of ${name}`;
    const times = Number(dispersion.toPrecision(2));
    return `${whose} varied ${times} times as much as independent requests would in the baseline, perhaps because of an outage. A sequential test against this baseline is about that much slower: record a new baseline.`;
  });
}

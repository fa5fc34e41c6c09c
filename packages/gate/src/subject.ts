import type { Probe } from '@deploy-actions/probe';
import type { CheckSettings } from './settings';

/** What a check asks, as it may be shown: without the query, which may hold a token. */
export function subjectOf(probe: Probe): string {
  const { origin, pathname } = new URL(probe.request.url);
  return origin + pathname;
}

/** Does an answer of another version count as a failure? */
export function expectsVersion(probe: Probe): boolean {
  return probe.expect.version !== undefined;
}

/** The host that a check tells something about: the one it is asked from, else the one that is asked. */
export function hostOf({ host, probe }: CheckSettings): string {
  return host ?? new URL(probe.request.url).hostname;
}

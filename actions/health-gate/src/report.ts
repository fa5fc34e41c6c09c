import type { GateResult, Observation } from '@deploy-actions/gate';

/** The result as the report shows it: moments are ISO 8601. */
export function reportOf({ checks, timeline, ...result }: GateResult): object {
  return {
    ...result,
    checks: checks.map(({ evidence, failure, ...check }) => ({
      ...check,
      evidence: evidence.map(dated),
      ...(failure === undefined ? {} : { failure: dated(failure) }),
    })),
    timeline: timeline.map(dated),
  };
}

function dated<T extends Observation>({ at, ...observation }: T): object {
  return { ...observation, at: new Date(at).toISOString() };
}

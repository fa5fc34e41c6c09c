import type { WatchResult, WatchSettings } from '@deploy-actions/metric';
import type { Exit } from './inputs';

/** Everything that was asked, seen and concluded. What may be a secret (header values, queries of URLs) stays out. */
export function detailsOf(result: WatchResult, { rule, source }: WatchSettings, exit: Exit): object {
  const { query } = source;
  const { measurements, ...conclusion } = result;
  return {
    rule: { ...rule, ...exit },
    source: {
      kind: source.kind,
      instances: source.instances.map(({ name, url }) => ({ name, url: url.split(/[?#]/, 1)[0] })),
      headers: source.headers.map(([name]) => name),
      query: query.kind === 'ratio' ? [query.path.text] : [query.errors.text, query.total.text],
      timeoutMs: source.timeoutMs,
    },
    conclusion,
    measurements,
  };
}

/** The same in short, for a job output. `verdict` and the times are the wrapper's. */
export function briefOf({ measurements, verdict, durationMs, ...conclusion }: WatchResult, { shadow }: Exit): object {
  return { ...conclusion, reason: conclusion.reason.slice(0, 1000), ...(shadow ? { shadow } : {}) };
}

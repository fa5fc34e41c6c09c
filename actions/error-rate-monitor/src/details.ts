import type { Control, SignalResult, WatchSettings } from '@deploy-actions/metric';
import { questionsOf } from '@deploy-actions/source';
import { harmed } from './harmed';
import type { Exit } from './inputs';
import { oldVersion } from './old-version';
import type { MonitorOutcome } from './watch-health';

/** Everything that was asked, seen and concluded. What may be a secret (header values, queries of URLs) stays out. */
export function detailsOf(
  result: MonitorOutcome,
  { rule, source, signals, control }: WatchSettings,
  exit: Exit,
): object {
  const { signals: found, health, intervalMs, ...conclusion } = result;
  return {
    rule: { ...rule, intervalMs: intervalMs || rule.intervalMs, ...exit },
    source: {
      kind: source.kind,
      instances: source.instances.map(({ name, url }) => ({ name, url: url.split(/[?#]/, 1)[0] })),
      headers: source.headers.map(([name]) => name),
      timeoutMs: source.timeoutMs,
      ...(control === undefined ? {} : { control: controlOf(control) }),
    },
    conclusion,
    ...compared(found),
    ...(health === undefined ? {} : { health }),
    signals: found.map((signal, at) => ({
      harmed: harmed(signal),
      query: questionsOf(signals[at]?.query ?? NONE),
      ...signal,
    })),
  };
}

function controlOf(control: Control): readonly string[] {
  return 'query' in control ? questionsOf(control.query) : control.instances.map(({ name }) => name);
}

const NONE = { form: 'ratio', query: '' } as const;

/** The same in short, for a job output. `verdict` and the times are the wrapper's. */
export function briefOf(
  { signals, health, verdict, durationMs, intervalMs, ...conclusion }: MonitorOutcome,
  { shadow }: Exit,
): object {
  return {
    ...conclusion,
    ...compared(signals),
    reason: conclusion.reason.slice(0, 1000),
    signals: signals.slice(0, 50).map(shortly),
    ...(health === undefined ? {} : { health: health.verdict }),
    ...(shadow ? { shadow } : {}),
  };
}

function compared(signals: readonly SignalResult[]): { compared?: ReturnType<typeof oldVersion> } {
  const found = oldVersion(signals);
  return found === undefined ? {} : { compared: found };
}

function shortly({ name, verdict, situation, last }: SignalResult): object {
  return { name, verdict, situation, last };
}

import type { Probe } from '@deploy-actions/probe';
import type { CheckSettings } from './settings';

/** What a check asks, as it may be shown: without the query, which may hold a token. */
export function subjectOf(probe: Probe): string {
  switch (probe.kind) {
    case 'tcp':
    case 'tls':
      return `${probe.kind}://${placeOf(probe)}`;
    case 'dns':
      return `dns:${probe.record} ${probe.name}`;
    case 'command':
      return `command: ${(probe.command.trim().split('\n', 1)[0] ?? '').slice(0, 120)}`;
    default: {
      const { origin, pathname } = new URL(probe.request.url);
      return origin + pathname;
    }
  }
}

/** Does an answer of another version count as a failure? */
export function expectsVersion(probe: Probe): boolean {
  return 'expect' in probe && probe.expect.version !== undefined;
}

/** The host that a check tells something about: the one it is asked from, else the one that is asked. */
export function hostOf({ host, probe }: CheckSettings): string {
  if (host !== undefined) return host;
  if (probe.kind === 'dns') return probe.name;
  if (probe.kind === 'command') return probe.via;
  return probe.kind === 'tcp' || probe.kind === 'tls' ? probe.host : new URL(probe.request.url).hostname;
}

function placeOf({ host, port }: { host: string; port: number }): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

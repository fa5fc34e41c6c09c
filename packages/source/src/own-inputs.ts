import { adapterOf } from './adapters';
import type { Reads } from './reads';
import { ERROR_RATE, type Signal } from './signal';
import type { SourceKind, SourceSettings } from './source-settings';

export type OwnInput = 'own-requests';

/** Whether the service counts what we ask of it: that can be told only of counters, and only by whom we ask directly. */
export function readOwnRequests(
  input: Reads<OwnInput>,
  kind: SourceKind | undefined,
  signals: readonly Pick<Signal, 'name' | 'query'>[],
): Pick<SourceSettings, 'ownRequests'> {
  if (input.choice('own-requests', ['ignored', 'counted']) !== 'counted' || kind === undefined) return {};
  const refuse = (given: string, legal: string) => input.problem('own-requests', { code: 'CONFLICT', given, legal });
  if (adapterOf(kind).asks !== 'instances') {
    refuse(`counted beside source: ${kind}`, 'Exclude our requests in the queries.');
  } else if (signals.some(({ name, query }) => name === ERROR_RATE && query.form === 'ratio')) {
    refuse('counted, but a ratio does not contain the number of requests', 'Give errors and all requests.');
  } else if (!signals.some(({ query }) => query.form === 'counters')) {
    refuse('counted, but no requests are counted', 'Give errors and all requests, or remove it.');
  }
  return { ownRequests: 'counted' };
}

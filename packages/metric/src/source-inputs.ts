import { parseHeaderLine } from '@deploy-actions/probe';
import { adapters } from './adapters';
import { doubledNames, parseInstance } from './instance-line';
import { readPeriod } from './period';
import { type ProviderInput, readProvider } from './provider-inputs';
import type { Reads } from './reads';
import { SOURCE_KINDS, type SourceSettings } from './source-settings';

export type SourceInput = 'source' | 'url' | 'headers' | 'timeout' | ProviderInput;

/** Whom to ask, from the inputs of any action that has these names. No URL gives no instance. */
export function readSourceInputs(input: Reads<SourceInput>, intervalMs: number): SourceSettings {
  const kind = input.choice('source', SOURCE_KINDS);
  const instances = input.parsedLines('url', parseInstance);
  for (const name of doubledNames(instances)) {
    input.problem('url', {
      code: 'CONFLICT',
      given: `two instances are called ${name}`,
      legal: 'Name them: a=https://…',
    });
  }
  if (adapters[kind].asks === 'server' && instances.length > 1) {
    const legal = `one line: the server of source ${kind} knows all instances`;
    input.problem('url', { code: 'CONFLICT', given: `${instances.length} lines`, legal });
  }
  const headers = input.parsedLines('headers', parseHeaderLine);
  const isProvider = adapters[kind].asks === 'provider';
  for (const name of ['url', 'headers'] as const) {
    if (!isProvider || input.optional(name) === undefined) continue;
    const legal = name === 'url' ? 'Give api-url where it is not the usual one.' : 'It does nothing there.';
    input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  }
  const access = isKnownSource(input) ? readProvider(input, kind) : {};
  return {
    kind,
    instances: isProvider ? [] : instances,
    headers,
    ...(isProvider ? { access } : {}),
    timeoutMs: readPeriod(input, 'timeout', '1h'),
    intervalMs,
  };
}

/** What an unknown kind of source would read nobody knows. */
export function isKnownSource(input: Reads<'source'>): boolean {
  return SOURCE_KINDS.some((kind) => kind === input.optional('source'));
}

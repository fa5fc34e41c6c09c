import { parseHeaderLine } from '@deploy-actions/probe';
import { adapters } from './adapters';
import { doubledNames, parseInstance } from './instance-line';
import { readPeriod } from './period';
import type { Reads } from './reads';
import { SOURCE_KINDS, type SourceSettings } from './source-settings';

export type SourceInput = 'source' | 'url' | 'headers' | 'timeout';

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
  if (adapters[kind].isServer && instances.length > 1) {
    const legal = `one line: the server of source ${kind} knows all instances`;
    input.problem('url', { code: 'CONFLICT', given: `${instances.length} lines`, legal });
  }
  return {
    kind,
    instances,
    headers: input.parsedLines('headers', parseHeaderLine),
    timeoutMs: readPeriod(input, 'timeout', '1h'),
    intervalMs,
  };
}

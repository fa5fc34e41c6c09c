import { parseHeaderLine } from '@deploy-actions/probe';
import { doubledNames, parseInstance } from './instance-line';
import { type PathInput, readPaths } from './json-inputs';
import type { SourceSettings } from './open-source';
import { readSelectors, type SelectorInput } from './openmetrics-inputs';
import { readPeriod } from './period';
import type { Reads } from './reads';

export type SourceInput = 'source' | 'url' | 'headers' | PathInput | SelectorInput | 'timeout';

type SourceKind = SourceSettings['kind'];

/** What only one kind of source understands. */
const OWN: Readonly<Record<SourceKind, readonly (PathInput | SelectorInput)[]>> = {
  json: ['error-rate-path', 'errors-path', 'total-path'],
  openmetrics: ['errors', 'total'],
};
const KINDS = ['json', 'openmetrics'] as const satisfies readonly SourceKind[];

/** What a source is, from the inputs of any action that has these names. No URL gives no instance. */
export function readSourceInputs(input: Reads<SourceInput>): SourceSettings {
  const kind = input.choice('source', KINDS);
  const instances = input.parsedLines('url', parseInstance);
  for (const name of doubledNames(instances)) {
    input.problem('url', {
      code: 'CONFLICT',
      given: `two instances are called ${name}`,
      legal: 'Name them: a=https://…',
    });
  }
  const headers = input.parsedLines('headers', parseHeaderLine);
  const timeoutMs = readPeriod(input, 'timeout', '1h');
  // What an unknown kind of source would read nobody knows.
  if ((input.optional('source') ?? kind) === kind) refuseForeign(input, kind);
  const selectors = kind === 'openmetrics' ? readSelectors(input) : undefined;
  if (selectors) return { kind: 'openmetrics', instances, headers, query: selectors, timeoutMs };
  return { kind: 'json', instances, headers, query: readPaths(input), timeoutMs };
}

/** An input that another kind of source reads would do nothing here. */
function refuseForeign(input: Reads<SourceInput>, kind: SourceKind): void {
  for (const other of KINDS) {
    for (const name of other === kind ? [] : OWN[other]) {
      if (input.optional(name) === undefined) continue;
      const legal = `It belongs to source: ${other}; give ${OWN[kind].join(', ')} instead.`;
      input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
  }
}

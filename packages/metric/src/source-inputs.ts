import { parseHeaderLine } from '@deploy-actions/probe';
import { doubledNames, parseInstance } from './instance-line';
import { type PathInput, readPaths } from './json-inputs';
import type { SourceSettings } from './open-source';
import { readSelectors } from './openmetrics-inputs';
import { readPeriod } from './period';
import { ADAPTER_INPUTS, type ProviderInput, type QueryInput, readProvider, readQueries } from './provider-inputs';
import { PROVIDER_KINDS, type ProviderKind } from './provider-settings';
import { providerSourceOf } from './provider-source';
import type { Reads } from './reads';

export type SourceInput = 'source' | PathInput | ProviderInput | 'timeout';

type SourceKind = SourceSettings['kind'];

const PATHS = ['error-rate-path', 'errors-path', 'total-path'] as const satisfies readonly PathInput[];
const QUERIES = ['query', 'errors', 'total'] as const satisfies readonly QueryInput[];
const KINDS = ['json', 'openmetrics', ...PROVIDER_KINDS] as const satisfies readonly SourceKind[];

/** What only some kinds of source understand. */
const OWN: Readonly<Record<SourceKind, readonly (PathInput | QueryInput)[]>> = {
  json: PATHS,
  openmetrics: ['errors', 'total'],
  prometheus: QUERIES,
  cloudwatch: QUERIES,
  datadog: QUERIES,
  newrelic: QUERIES,
  sentry: QUERIES,
};

/** What a source is, from the inputs of any action that has these names. No URL gives no instance. */
export function readSourceInputs(input: Reads<SourceInput>, intervalMs: number): SourceSettings {
  const kind = input.choice('source', KINDS);
  const timeoutMs = readPeriod(input, 'timeout', '1h');
  // What an unknown kind of source would read nobody knows.
  if ((input.optional('source') ?? kind) === kind) refuseForeign(input, kind);
  const provider = PROVIDER_KINDS.find((each) => each === kind);
  if (provider) return readProviderSource(input, provider, { timeoutMs, intervalMs });
  const instances = input.parsedLines('url', parseInstance);
  for (const name of doubledNames(instances)) {
    input.problem('url', {
      code: 'CONFLICT',
      given: `two instances are called ${name}`,
      legal: 'Name them: a=https://…',
    });
  }
  const headers = input.parsedLines('headers', parseHeaderLine);
  const selectors = kind === 'openmetrics' ? readSelectors(input) : undefined;
  if (selectors) return { kind: 'openmetrics', instances, headers, query: selectors, timeoutMs };
  return { kind: 'json', instances, headers, query: readPaths(input), timeoutMs };
}

function readProviderSource(
  input: Reads<SourceInput>,
  kind: ProviderKind,
  times: { timeoutMs: number; intervalMs: number },
): SourceSettings {
  const query = readQueries(input);
  return providerSourceOf(readProvider(input, kind, times), query);
}

/** An input that another kind of source reads would do nothing here. */
function refuseForeign(input: Reads<SourceInput>, kind: SourceKind): void {
  const isProvider = PROVIDER_KINDS.some((provider) => provider === kind);
  for (const name of [...PATHS, ...QUERIES]) {
    if (OWN[kind].includes(name) || input.optional(name) === undefined) continue;
    const owners = KINDS.filter((other) => OWN[other].includes(name)).join(', ');
    const legal = `It belongs to source: ${owners}; give ${OWN[kind].join(', ')} instead.`;
    input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  }
  for (const name of isProvider ? [] : ADAPTER_INPUTS) {
    if (name === 'url' || name === 'headers' || input.optional(name) === undefined) continue;
    const legal = `It belongs to a provider; ${kind} reads url, headers and ${OWN[kind].join(', ')}.`;
    input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  }
}

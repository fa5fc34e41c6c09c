import { Illegal } from '@deploy-actions/action';
import { parseHeaderLine } from '@deploy-actions/probe';
import { ADAPTERS, type AdapterInput } from './adapters';
import { parseInstance } from './instance-line';
import type { ProviderKind, ProviderSettings } from './provider-settings';
import type { Reads } from './reads';
import type { SignalQuery } from './signal';

export type QueryInput = 'query' | 'errors' | 'total';
export type ProviderInput = AdapterInput | QueryInput;

/** Of all providers: an input that only another one reads would do nothing. */
export const ADAPTER_INPUTS: readonly AdapterInput[] = [
  ...new Set(Object.values(ADAPTERS).flatMap(({ needs, takes }) => [...needs, ...takes])),
];

const ONE_URL = 'one http or https URL: this source has one address';

const LEGAL: Readonly<Record<AdapterInput, string>> = {
  url: 'the http or https URL of the server',
  headers: 'Name: value, one line each',
  'api-url': 'the http or https URL of the API',
  region: 'a region such as eu-west-1',
  'api-key': 'the API key, from a secret',
  'app-key': 'the application key, from a secret',
  account: 'the number of the account',
  token: 'an auth token, from a secret',
  organization: 'the slug of the organization',
  project: 'the number of the project, or -1 for all',
};

/** Where a provider is and who asks. Everything that is missing, wrong or of no use to it is a problem. */
export function readProvider(
  input: Reads<AdapterInput>,
  kind: ProviderKind,
  times: Pick<ProviderSettings, 'timeoutMs' | 'intervalMs'>,
): ProviderSettings {
  const { needs, takes, url } = ADAPTERS[kind];
  for (const name of ADAPTER_INPUTS) {
    const given = input.optional(name) !== undefined;
    if (needs.includes(name) && !given) input.problem(name, { code: 'MISSING', legal: LEGAL[name] });
    if (given && !needs.includes(name) && !takes.includes(name)) {
      const legal = `It is of no use there; ${kind} reads ${[...needs, ...takes].join(', ')}.`;
      input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
  }
  const shaped = (name: AdapterInput, shape: RegExp) =>
    input.optionalParsed(name, (text) => {
      if (!shape.test(text)) throw new Illegal(LEGAL[name]);
      return text;
    }) ?? '';
  const address = (name: 'url' | 'api-url') => input.optionalParsed(name, (text) => oneUrl(text));
  return {
    kind,
    url: address(needs.includes('url') ? 'url' : 'api-url') ?? url,
    headers: input.parsedLines('headers', parseHeaderLine),
    ...times,
    region: shaped('region', /^[a-z]{2}(-[a-z]+)+-\d+$/),
    apiKey: shaped('api-key', /^[\x21-\x7e]+$/),
    appKey: shaped('app-key', /^[\x21-\x7e]+$/),
    token: shaped('token', /^[\x21-\x7e]+$/),
    account: Number(shaped('account', /^\d{1,15}$/)),
    organization: shaped('organization', /^[\w.-]+$/),
    project: shaped('project', /^(-1|\d+)$/),
  };
}

/** The question whose answer is the error rate: a ratio, or errors and all. */
export function readQueries(input: Reads<QueryInput>): SignalQuery {
  const [query, errors, total] = (['query', 'errors', 'total'] as const).map((name) => input.optional(name));
  const legal = 'either query (a ratio from 0 to 1), or both errors and total, in the language of the source';
  if (query !== undefined && (errors !== undefined || total !== undefined)) {
    input.problem('query', { code: 'CONFLICT', given: 'given beside errors or total', legal: `Give ${legal}.` });
  }
  if (query === undefined && errors === undefined && total === undefined)
    input.problem('query', { code: 'MISSING', legal });
  if (errors !== undefined && total === undefined) input.problem('total', { code: 'MISSING', legal });
  if (total !== undefined && errors === undefined) input.problem('errors', { code: 'MISSING', legal });
  if (errors !== undefined && total !== undefined) return { form: 'counters', errors, total };
  return { form: 'ratio', query: query ?? '' };
}

function oneUrl(text: string): string {
  if (!/^https?:\/\/\S+$/i.test(text)) throw new Illegal(ONE_URL);
  return parseInstance(text).url;
}

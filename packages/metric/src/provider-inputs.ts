import { Illegal } from '@deploy-actions/action';
import type { Reads } from './reads';
import type { ProviderAccess, SourceKind } from './source-settings';

export type ProviderInput =
  | 'region'
  | 'api-url'
  | 'api-key'
  | 'app-key'
  | 'account'
  | 'token'
  | 'organization'
  | 'project';

/** What each provider asks for to be reached; the ones in `may` have a value of their own where nothing is given. */
const ASKS: Readonly<Partial<Record<SourceKind, { must: readonly ProviderInput[]; may: readonly ProviderInput[] }>>> = {
  cloudwatch: { must: ['region'], may: ['api-url'] },
  datadog: { must: ['api-key', 'app-key'], may: ['api-url'] },
  newrelic: { must: ['api-key', 'account'], may: ['api-url'] },
  sentry: { must: ['token', 'organization'], may: ['project', 'api-url'] },
};

const NAMES = [
  'region',
  'api-url',
  'api-key',
  'app-key',
  'account',
  'token',
  'organization',
  'project',
] as const satisfies readonly ProviderInput[];

/** How a provider is reached. What another kind of source would read is a problem. */
export function readProvider(input: Reads<ProviderInput>, kind: SourceKind): ProviderAccess {
  const { must, may } = ASKS[kind] ?? { must: [], may: [] };
  const given: Partial<Record<ProviderInput, string>> = {};
  for (const name of NAMES) {
    const value = name === 'api-url' ? input.optionalParsed(name, parseApiUrl) : input.optional(name);
    if (value === undefined) {
      if (must.includes(name)) input.problem(name, { code: 'MISSING', legal: `source ${kind} needs it` });
    } else if (must.includes(name) || may.includes(name)) given[name] = value;
    else
      input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal: 'It does nothing there.' });
  }
  if (kind === 'newrelic' && given.account !== undefined && !/^\d{1,12}$/.test(given.account)) {
    input.problem('account', { code: 'ILLEGAL', legal: 'the number of the account' });
  }
  if (kind === 'cloudwatch' && given.region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d+$/.test(given.region)) {
    input.problem('region', { code: 'ILLEGAL', legal: 'a region such as eu-central-1' });
  }
  return given;
}

function parseApiUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Illegal(
      'an http or https URL without a user name',
      text.includes('@') ? 'a URL with a login' : undefined,
    );
  }
  return url.href;
}

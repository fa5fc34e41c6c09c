/** Sources that are asked by a query in their own language. */
export const PROVIDER_KINDS = ['prometheus', 'cloudwatch', 'datadog', 'newrelic', 'sentry'] as const;

export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Where a provider is and who asks: each reads what it needs, and the rest is empty. */
export interface ProviderSettings {
  kind: ProviderKind;
  /** Of the server or of the API; empty is the provider's own. */
  url: string;
  headers: readonly (readonly [string, string])[];
  /** For each measurement. */
  timeoutMs: number;
  intervalMs: number;
  region: string;
  apiKey: string;
  appKey: string;
  token: string;
  account: number;
  organization: string;
  project: string;
}

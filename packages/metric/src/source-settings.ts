import type { ExpectedVersion } from './version';

/** The systems that metrics can come from. */
export const SOURCE_KINDS = [
  'json',
  'openmetrics',
  'prometheus',
  'cloudwatch',
  'datadog',
  'newrelic',
  'sentry',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Instance {
  name: string;
  url: string;
  /** The host that asks, by SSH; undefined is the runner itself. */
  via?: string;
}

/** Whom to ask, and how. What to ask for are the signals. */
/** How a provider is reached, by the names of the inputs; some of it is secret. */
export type ProviderAccess = Partial<
  Record<'region' | 'api-url' | 'api-key' | 'app-key' | 'account' | 'token' | 'organization' | 'project', string>
>;

export interface SourceSettings {
  kind: SourceKind;
  instances: readonly Instance[];
  headers: readonly (readonly [string, string])[];
  /** For each measurement of each instance. */
  timeoutMs: number;
  /** From one measurement to the next. */
  intervalMs: number;
  /** Who answers with another version is not the one that is to be judged. */
  version?: ExpectedVersion;
  /** The service counts our own requests among its traffic. */
  ownRequests?: 'counted';
  /** PEM: trusted besides the system's. */
  ca?: string;
  /** Of a provider that is asked by its API. */
  access?: ProviderAccess;
}

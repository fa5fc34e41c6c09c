import type { ExpectedVersion } from './version';

/** A system that metrics can come from: one that `adapters` has a row for. */
export type SourceKind = string;

export interface Instance {
  name: string;
  url: string;
  /** The host that asks, by SSH; undefined is the runner itself. */
  via?: string;
}

/** How a source is reached, by the names of the inputs that its adapter asks for; some of it is secret. */
export type ProviderAccess = Readonly<Record<string, string>>;

/** Whom to ask, and how. What to ask for are the signals. */
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
  /** Of a source that needs more than a URL. */
  access?: ProviderAccess;
}

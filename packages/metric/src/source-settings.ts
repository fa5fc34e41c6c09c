/** The systems that metrics can come from. */
export const SOURCE_KINDS = ['json', 'openmetrics', 'prometheus'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Instance {
  name: string;
  url: string;
}

/** Whom to ask, and how. What to ask for are the signals. */
export interface SourceSettings {
  kind: SourceKind;
  instances: readonly Instance[];
  headers: readonly (readonly [string, string])[];
  /** For each measurement of each instance. */
  timeoutMs: number;
  /** From one measurement to the next. */
  intervalMs: number;
}

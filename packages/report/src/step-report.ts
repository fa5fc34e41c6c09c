export interface ReportError {
  code: string;
  message: string;
}

/** What an earlier step said of itself. Every text in it is foreign: escape it wherever it goes. */
export interface StepReport {
  /** `ssh-deploy`, `health-gate`, …; any word, as newer versions of the suite may know more actions. */
  action: string;
  /** Empty where the step had none to give: bad input, or an action that judges nothing. */
  verdict: string;
  reason?: string;
  version?: string;
  durationMs?: number;
  /** ISO 8601. */
  startedAt?: string;
  endedAt?: string;
  error?: ReportError;
  /** The whole report as it was written. */
  raw: Record<string, unknown>;
}

/**
 * A value by its camelCase name, wherever the report keeps it: at the top (`errorRate`) or among the outputs
 * (`error-rate`). An empty output is an absent one.
 */
export function foundIn(report: StepReport, name: string): unknown {
  const own = member(report.raw, name);
  if (own !== undefined && own !== null) return own;
  const output = member(
    member(report.raw, 'outputs'),
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  return output === '' || output === null ? undefined : output;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

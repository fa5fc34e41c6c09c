import type { UserError } from '@deploy-actions/error';

/** What a run function hands back: facts. The wrapper turns them into outputs, report, summary and exit code. */
export interface Result<Output extends string = string> {
  /** Values for action.yml's outputs; what is not named is set to the empty string. Never `report` or `report-path`. */
  outputs: Partial<Record<Exclude<Output, 'report' | 'report-path'>, string>>;
  /** All that was seen and decided, for the report file; spread into it beside `schema`, `outputs` and `run`. */
  details: object;
  /** The few facts that later jobs need, for the `report` output: one line of at most 8 KiB. */
  brief: object;
  /** Markdown for the job summary: what happened and what now. */
  summary: string;
  /** Set exactly where the step must fail. */
  failure?: UserError;
}

import { codes, describeError, UserError } from '@deploy-actions/error';
import { cutToBytes } from '@deploy-actions/quantity';
import type { Contract } from './contract';
import { markdownText } from './markdown';
import { maskedMarkdown, maskedText } from './mask/mask';
import type { Outcome } from './outcome';
import type { Platform } from './platform';
import { briefReport, fullReport, type Times } from './report';
import { oneLine, plainText, shield } from './shield';
import type { World } from './world';

/** Outputs that may have several lines; every other one has one, whatever was quoted in it. */
const SEVERAL_LINES = ['stdout'];
/** Outputs that later steps decide by or find a file by: our own words, numbers and paths. */
const NEVER_MASKED = /^(?:verdict|delivery|attempts|number|port|weight|requests|errors)$|-(?:ms|path|id|code|rate)$/;
const OUTPUT_LIMIT = 64 * 1024;
const SUMMARY_LIMIT = 512 * 1024;
/** The runner cuts an annotation at 4096 characters, in the log as well. */
const ANNOTATION_LIMIT = 3500;

export interface Publication {
  base: World;
  platform: Platform;
  /** Milliseconds since 1970, and on the clock that never goes back. */
  started: { at: number; elapsedMs: number };
  /** Empty where no file can be written. */
  reportPath: string;
}

/**
 * Writes the report, sets every output, writes the summary, prints the error, ends the process. Each is tried whatever
 * became of the others; a step whose outputs could not be set is red, because later steps would see no verdict.
 */
export async function publish(contract: Contract, outcome: Outcome, to: Publication): Promise<void> {
  const { base, platform } = to;
  const defects: unknown[] = [];
  const attempt: Attempt = (work) => {
    try {
      return work();
    } catch (error) {
      defects.push(error);
      return undefined;
    }
  };
  const outputs = collected(contract, outcome, to, attempt);
  const whole = outputs['log-path'] ? 'the report and the log file' : 'the report';
  for (const name of contract.outputs) {
    const value = outputs[name] ?? '';
    const plain = SEVERAL_LINES.includes(name) ? value : oneLine(value);
    const shown = NEVER_MASKED.test(name) ? plain : maskedText(plain, base.mask);
    attempt(() => platform.setOutput(name, capped(name, shown, whole, platform)));
  }
  const error = outcome.error ?? defects[0];
  const summary = cutToBytes(
    maskedMarkdown(plainText(summaryOf(contract, { ...outcome, error })), base.mask),
    SUMMARY_LIMIT,
  );
  if (summary !== '') await platform.writeSummary(summary).catch(() => undefined);
  for (const defect of defects)
    if (defect !== error) platform.sink.warning(base.mask(shield(describeError(defect), '')));
  if (error !== undefined) announce(error, base, platform);
  platform.exit(error === undefined ? 0 : 1);
}

/** What `work` gives, or undefined where it threw. */
type Attempt = <T>(work: () => T) => T | undefined;

function collected(
  contract: Contract,
  outcome: Outcome,
  { base, platform, started, reportPath }: Publication,
  attempt: Attempt,
): Readonly<Record<string, string | undefined>> {
  const times: Times = {
    startedAt: new Date(started.at).toISOString(),
    endedAt: new Date(base.clock.now()).toISOString(),
    durationMs: Math.round(base.clock.elapsed() - started.elapsedMs),
  };
  const { action } = contract;
  const { outputs } = outcome.result;
  // Facts that cannot be put into JSON must not cost the rest of the report.
  const bare: Outcome = { error: outcome.error, result: { ...outcome.result, details: {}, brief: {} } };
  const brief = (what: Outcome) => attempt(() => briefReport(action, what, times, base.mask));
  const full = (what: Outcome) => attempt(() => fullReport(action, what, times, base.run, base.mask));
  const text = full(outcome) ?? full(bare) ?? '';
  const path =
    reportPath === ''
      ? undefined
      : attempt(() => {
          platform.writeFile(reportPath, text);
          return reportPath;
        });
  return { ...outputs, report: brief(outcome) ?? brief(bare) ?? '', 'report-path': path ?? '' };
}

function announce(error: unknown, { mask }: World, platform: Platform): void {
  const text = mask(shield(describeError(error), ''));
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  if (text.length <= ANNOTATION_LIMIT) {
    platform.annotateError(text, code);
    return;
  }
  platform.sink.write(`${shield(text)}\n`);
  platform.annotateError(`${text.slice(0, ANNOTATION_LIMIT)} … (the full text is above)`, code);
}

function summaryOf(contract: Contract, { result, error }: Outcome): string {
  if (result.summary !== '') return `${result.summary}\n`;
  if (error === undefined) return '';
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  const hint = (error instanceof UserError && error.hint) || codes[code].cure;
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n').map((line) => `> ${markdownText(line)}`);
  return `### ${contract.action}: ${code}\n\n${lines.join('\n>\n')}\n\n${markdownText(hint)}\n`;
}

function capped(name: string, value: string, whole: string, platform: Platform): string {
  if (Buffer.byteLength(value) <= OUTPUT_LIMIT) return value;
  platform.sink.notice(`The output ${name} was cut at 64 KiB; what is missing is in ${whole}.`);
  return cutToBytes(value, OUTPUT_LIMIT);
}

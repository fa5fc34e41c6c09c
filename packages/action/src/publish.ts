import { codes, describeError, UserError } from '@deploy-actions/error';
import { cutToBytes } from '@deploy-actions/quantity';
import type { Outcome } from './act';
import type { Contract } from './contract';
import { markdownText } from './markdown';
import type { Platform } from './platform';
import { briefReport, fullReport, type Times } from './report';
import { shield } from './shield';
import type { World } from './world';

const OUTPUT_LIMIT = 64 * 1024;
const SUMMARY_LIMIT = 512 * 1024;

export interface Publication {
  base: World;
  platform: Platform;
  /** Milliseconds since 1970. */
  startedAt: number;
  reportPath: string;
}

/** Sets every output, writes the report and the summary, prints the error, ends the process. */
export async function publish(contract: Contract, outcome: Outcome, to: Publication): Promise<void> {
  const { base, platform, reportPath } = to;
  const { result, error } = outcome;
  const endedAt = base.clock.now();
  const times: Times = {
    startedAt: new Date(to.startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    durationMs: Math.round(endedAt - to.startedAt),
  };
  const report = fullReport(contract.action, result, error, times, base.run);
  const written = attempt(platform, 'the report', () =>
    platform.writeFile(reportPath, `${base.mask(JSON.stringify(report, null, 2))}\n`),
  );
  const outputs: Record<string, string> = {
    ...result.outputs,
    report: base.mask(briefReport(contract.action, result, error, times)),
    'report-path': written ? reportPath : '',
  };
  for (const name of contract.outputs) platform.setOutput(name, capped(name, outputs[name] ?? '', platform));
  await platform.writeSummary(cutToBytes(summaryOf(contract, outcome), SUMMARY_LIMIT)).catch(() => undefined);
  if (error !== undefined) {
    const code = error instanceof UserError ? error.code : 'INTERNAL';
    platform.annotateError(shield(describeError(error), ''), code);
  }
  platform.exit(error === undefined ? 0 : 1);
}

function summaryOf(contract: Contract, { result, error }: Outcome): string {
  if (result.summary !== '' || error === undefined) return `${result.summary}\n`;
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  const hint = (error instanceof UserError && error.hint) || codes[code].cure;
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n').map((line) => `> ${markdownText(line)}`);
  return `### ${contract.action}: ${code}\n\n${lines.join('\n>\n')}\n\n${markdownText(hint)}\n`;
}

function capped(name: string, value: string, platform: Platform): string {
  if (Buffer.byteLength(value) <= OUTPUT_LIMIT) return value;
  platform.sink.notice(`The output ${name} was cut at 64 KiB; all of it is in the report.`);
  return cutToBytes(value, OUTPUT_LIMIT);
}

function attempt(platform: Platform, what: string, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    platform.sink.warning(`Could not write ${what}: ${shield(describeError(error), '')}`);
    return false;
  }
}

import { UserError } from '@deploy-actions/error';
import { parseReport } from './parse-report';
import type { StepReport } from './step-report';

export interface ReadReports {
  /** In the order of the lines. */
  reports: StepReport[];
  /** One line of text for everything that could not be read. */
  problems: string[];
}

/**
 * Reports of earlier steps, from paths of report files or one-line JSON reports. A skipped step leaves an empty line,
 * which says nothing. Never throws: whoever reads reports has something more important to do with them.
 */
export function readReports(lines: readonly string[], readFile: (path: string) => string): ReadReports {
  const result: ReadReports = { reports: [], problems: [] };
  lines.forEach((line, index) => {
    const text = line.trim();
    if (text === '') return;
    const inline = text.startsWith('{');
    const name = inline ? `The report on line ${index + 1}` : `The report file ${oneLine(text)}`;
    try {
      const report = parseReport(inline ? text : readFile(text));
      if ('problem' in report) result.problems.push(`${name} ${report.problem}.`);
      else result.reports.push(report);
    } catch (error) {
      result.problems.push(
        error instanceof UserError ? oneLine(error.message) : `${name} cannot be read (${reasonOf(error)}).`,
      );
    }
  });
  return result;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code === 'ENOENT' ? 'the file does not exist' : code;
  return oneLine(error instanceof Error ? error.message : String(error));
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

import { foundIn, type StepReport } from '@deploy-actions/report';
import { meaningOf } from '@deploy-actions/verdict';
import * as v from 'valibot';
import { LAYOUT } from './limits';
import { fit } from './mrkdwn';
import { shortVersion } from './version-text';

const CELL_LIMIT = 40;
const cell = v.fallback(v.string(), '');
const hostRow = v.object({ host: v.string(), verdict: cell, version: cell, code: cell });

type HostRow = v.InferOutput<typeof hostRow>;

/** The hosts of a deploy as a small monospaced table, what went wrong first; empty where the report has none. */
export function hostTable(report: StepReport): string {
  const rows = rowsOf(foundIn(report, 'hosts')).sort((a, b) => Number(good(a)) - Number(good(b)));
  if (rows.length === 0) return '';
  const shown = rows
    .slice(0, LAYOUT.hostRows)
    .map(({ host, verdict, version, code }) => [host, verdict, shortVersion(version), code].map(plainCell));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...shown.map((cells) => cells[column]?.length ?? 0)));
  const lines = shown.map((cells) =>
    cells
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missing = rows.length - shown.length;
  if (missing > 0) lines.push(`… and ${missing} more`);
  return `\`\`\`\n${lines.map((line) => fit(line, LAYOUT.hostRow)).join('\n')}\n\`\`\``;
}

function good({ verdict }: HostRow): boolean {
  return meaningOf(verdict) === 'good';
}

/** One line without backticks, which would end the table. */
function plainCell(text: string): string {
  const line = text.replace(/[\s`]+/g, ' ').trim();
  return line.length > CELL_LIMIT ? `${line.slice(0, CELL_LIMIT - 1)}…` : line;
}

/** A list, or the output of that name, which is the list as JSON. Rows that are none are left out. */
function rowsOf(value: unknown): HostRow[] {
  const list = typeof value === 'string' ? parsed(value) : value;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    const row = v.safeParse(hostRow, entry);
    return row.success ? [row.output] : [];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

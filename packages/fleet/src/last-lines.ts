import { markdownFence, markdownText } from '@deploy-actions/action';
import type { HostRow } from './fleet-result';

const MOST_HOSTS = 5;

/** For a summary, in lines of Markdown: what the failed step printed last on each host; nothing where none printed anything. */
export function lastLinesOf(rows: readonly HostRow[]): string[] {
  const failed = rows.flatMap(({ host, lastLines }) => (lastLines ? [{ host, text: lastLines.join('\n') }] : []));
  // Most fleets fail alike.
  const groups = new Map<string, string[]>();
  for (const { host, text } of failed) groups.set(text, [...(groups.get(text) ?? []), host]);
  return [...groups]
    .slice(0, MOST_HOSTS)
    .flatMap(([text, hosts]) => [
      '',
      `Last lines of the failed step on ${hosts.map(markdownText).join(', ')}:`,
      '',
      markdownFence(text),
    ]);
}

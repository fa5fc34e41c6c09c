import { markdownTable, markdownText } from '@deploy-actions/action';
import type { Delivery } from './deliver';
import type { Outcome } from './outcome';

/** What happened and what now, for the job summary. */
export function summaryOf(title: string, outcome: Outcome, deliveries: readonly Delivery[]): string {
  const { delivery, reason, cure } = outcome;
  const head = `### slack-notify: ${delivery}\n\n${markdownText(title)}`;
  if (delivery === 'delivered') return head;
  const rows = deliveries.map((one) => [one.webhook, one.outcome, one.reason].map(markdownText));
  const table = rows.length > 1 ? `\n\n${markdownTable(['webhook', 'delivery', 'reason'], rows)}` : '';
  return `${head}\n\n${[reason.replace(/\.$/, ''), cure].filter(Boolean).map(markdownText).join('. ')}${table}`;
}

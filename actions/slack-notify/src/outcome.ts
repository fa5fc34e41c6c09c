import type { Delivery } from './deliver';

/** What became of the message as a whole. */
export interface Outcome {
  delivery: 'delivered' | 'failed' | 'unknown' | 'skipped';
  /** One line; empty when delivered. */
  reason: string;
  cure: string;
}

const WORST_FIRST = ['failed', 'unknown', 'delivered'] as const;

/** The worst of all: a message that is surely missing is worse than one that perhaps is. */
export function worstOf(deliveries: readonly Delivery[]): Outcome {
  const worst = WORST_FIRST.flatMap((outcome) => deliveries.filter((delivery) => delivery.outcome === outcome));
  const [first] = worst;
  if (first === undefined) return skipped('no webhook', 'Set `webhook-url`; in a fork secrets are empty.');
  const { outcome, reason, cure } = first;
  const where = deliveries.length > 1 && reason !== '' ? `${first.webhook}: ` : '';
  return { delivery: outcome, reason: `${where}${reason}`, cure };
}

export function skipped(reason: string, cure: string): Outcome {
  return { delivery: 'skipped', reason, cure };
}

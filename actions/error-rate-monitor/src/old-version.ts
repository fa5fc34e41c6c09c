import type { SignalResult } from '@deploy-actions/metric';
import { formatRatio } from '@deploy-actions/quantity';
import { ERROR_RATE } from '@deploy-actions/source';

interface Counts {
  errors: number;
  requests: number;
}

/** What both versions counted over the same time; undefined where none is compared, or nothing of it was measured. */
export function oldVersion(
  signals: readonly Pick<SignalResult, 'name' | 'measurements'>[],
): { old: Counts; fresh: Counts } | undefined {
  const compared = signals.find(({ name }) => name === ERROR_RATE)?.measurements ?? [];
  const seen = compared.flatMap(({ control }) => (control === undefined ? [] : [control]));
  if (seen.length === 0) return undefined;
  const sum = (all: readonly { errors: number; total: number }[]): Counts => ({
    errors: all.reduce((before, { errors }) => before + errors, 0),
    requests: all.reduce((before, { total }) => before + total, 0),
  });
  return { old: sum(seen), fresh: sum(seen.map(({ fresh }) => fresh)) };
}

/** The same in words: `2 of 340 requests failed (0.59 %), and 5 of 330 of the new one (1.52 %)`. */
export function oldVersionWords(signals: Parameters<typeof oldVersion>[0]): string | undefined {
  const found = oldVersion(signals);
  if (found === undefined) return undefined;
  const { old, fresh } = found;
  return `${old.errors} of ${old.requests} requests failed${share(old)}, and ${fresh.errors} of ${fresh.requests} of the new one${share(fresh)}`;
}

function share({ errors, requests }: Counts): string {
  return requests === 0 ? '' : ` (${formatRatio(errors / requests)})`;
}

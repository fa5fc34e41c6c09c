import type { Problem } from './measurement';

/** Client errors that pass by waiting: time-out, too early, too many requests. */
const PASSING = [408, 425, 429];

/** What a status says about the measurement; undefined for a 2xx. Redirects are not followed; a query may be a secret. */
export function statusProblem(status: number, location: string | null): Problem | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) {
    const where = location === null ? '' : ` to ${location.split('?', 1)[0]?.slice(0, 200)}`;
    return { kind: 'access', reason: `status ${status}: a redirect${where}, which is not followed` };
  }
  if (status >= 400 && status < 500 && !PASSING.includes(status)) return { kind: 'access', reason: `status ${status}` };
  return { kind: 'provider', reason: `status ${status}` };
}

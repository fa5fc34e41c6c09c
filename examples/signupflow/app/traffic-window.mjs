/**
 * Counts what users asked for. `error_rate` covers the last window only (a fraction; null where nobody asked, because
 * no traffic is not an error rate of zero); the totals count since the start of the process.
 */
export function trafficWindow({ windowMs, now }) {
  /** @type {{ at: number, failed: boolean }[]} */
  let recent = [];
  let requests = 0;
  let errors = 0;

  return {
    total: () => requests,
    add(failed) {
      requests += 1;
      if (failed) errors += 1;
      recent.push({ at: now(), failed });
      if (recent.length > 100_000) recent = recent.slice(-50_000);
    },
    read() {
      const since = now() - windowMs;
      recent = recent.filter(({ at }) => at > since);
      const failed = recent.filter((entry) => entry.failed).length;
      return {
        error_rate: recent.length === 0 ? null : failed / recent.length,
        requests_total: requests,
        errors_total: errors,
      };
    },
  };
}

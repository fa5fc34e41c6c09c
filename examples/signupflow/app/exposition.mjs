const BUCKETS_SECONDS = [0.025, 0.1, 0.5, 2.5];

/**
 * The same counts in the text format that Prometheus scrapes: requests by status, how long they took, and what the
 * process uses. Every series is there from the start: one that comes with its first error has no growth to show.
 */
export function exposition() {
  const requests = { 200: 0, 500: 0 };
  const buckets = BUCKETS_SECONDS.map(() => 0);
  let seconds = 0;

  return {
    add(status, tookMs) {
      requests[status] += 1;
      seconds += tookMs / 1000;
      for (const [at, most] of BUCKETS_SECONDS.entries()) if (tookMs / 1000 <= most) buckets[at] += 1;
    },
    text({ isDatabaseUp }) {
      const { user, system } = process.cpuUsage();
      const count = requests[200] + requests[500];
      return [
        '# TYPE http_requests_total counter',
        ...Object.entries(requests).map(([status, value]) => `http_requests_total{code="${status}"} ${value}`),
        '# TYPE http_request_duration_seconds histogram',
        ...buckets.map((value, at) => `http_request_duration_seconds_bucket{le="${BUCKETS_SECONDS[at]}"} ${value}`),
        `http_request_duration_seconds_bucket{le="+Inf"} ${count}`,
        `http_request_duration_seconds_sum ${seconds}`,
        `http_request_duration_seconds_count ${count}`,
        '# TYPE process_cpu_seconds_total counter',
        `process_cpu_seconds_total ${(user + system) / 1e6}`,
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '# TYPE process_start_time_seconds gauge',
        `process_start_time_seconds ${performance.timeOrigin / 1000}`,
        '# TYPE database_up gauge',
        `database_up ${isDatabaseUp ? 1 : 0}`,
        '',
      ].join('\n');
    },
  };
}

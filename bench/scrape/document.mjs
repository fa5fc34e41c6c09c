/**
 * A document in the text format of Prometheus with about `series` series, as a busy server exposes them: some histograms
 * by route and method with twelve buckets each, and counters by route, method and status.
 */
export function metricsDocument(series) {
  const lines = [
    '# HELP process_start_time_seconds Start time of the process since unix epoch in seconds.',
    '# TYPE process_start_time_seconds gauge',
    'process_start_time_seconds 1.76368e+09',
  ];
  const methods = ['GET', 'POST', 'PUT', 'DELETE'];
  const statuses = ['200', '204', '301', '400', '404', '500', '503'];
  const bounds = ['0.005', '0.01', '0.025', '0.05', '0.1', '0.25', '0.5', '1', '2.5', '5', '10', '+Inf'];
  const perRoute = methods.length * (statuses.length + bounds.length + 2);
  const routes = Array.from({ length: Math.ceil(series / perRoute) }, (_, index) => `/api/v1/resource-${index}/{id}`);
  lines.push('# HELP http_requests_total Requests by route, method and status.', '# TYPE http_requests_total counter');
  each((route, method) => {
    for (const status of statuses) {
      lines.push(`http_requests_total{method="${method}",route="${route}",status="${status}"} ${count()}`);
    }
  });
  lines.push('# HELP http_request_duration_seconds Latency.', '# TYPE http_request_duration_seconds histogram');
  each((route, method) => {
    const labels = `method="${method}",route="${route}"`;
    let sum = 0;
    for (const le of bounds) {
      sum += count();
      lines.push(`http_request_duration_seconds_bucket{${labels},le="${le}"} ${sum}`);
    }
    lines.push(`http_request_duration_seconds_sum{${labels}} ${sum * 0.173}`);
    lines.push(`http_request_duration_seconds_count{${labels}} ${sum}`);
  });
  return `${lines.join('\n')}\n`;

  function each(work) {
    for (const route of routes) for (const method of methods) work(route, method);
  }
  function count() {
    return (lines.length * 7919) % 100_003;
  }
}

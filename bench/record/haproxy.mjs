import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** HAProxy in front of the workers, with its own exporter: the counters of what clients were answered are its. */
export function haproxyCommand(folder, { front, metrics, workers }) {
  const file = join(folder, 'haproxy.cfg');
  const servers = workers.map((port, at) => `  server worker-${at + 1} 127.0.0.1:${port}`);
  const lines = [
    'global',
    '  nbthread 1',
    '  maxconn 2000',
    'defaults',
    '  mode http',
    '  timeout connect 1s',
    '  timeout client 60s',
    '  timeout server 30s',
    '  retries 1',
    '  option redispatch 1',
    'frontend shop',
    `  bind 127.0.0.1:${front}`,
    '  default_backend workers',
    'backend workers',
    '  balance roundrobin',
    ...servers,
    'frontend metrics',
    `  bind 127.0.0.1:${metrics}`,
    '  http-request use-service prometheus-exporter',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return { file: 'haproxy', args: ['-db', '-f', file] };
}

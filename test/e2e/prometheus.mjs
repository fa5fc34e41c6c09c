import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../support/sources.mjs';

const { eventually, freePort, programAt, startProgram } = await import('../support/provider/program.ts');

/**
 * A real Prometheus in `folder` that scrapes these addresses four times a second, as the job `signupflow`. `value` asks
 * an expression for its first number.
 */
export async function startPrometheus(folder, urls) {
  mkdirSync(folder, { recursive: true });
  const scrape = {
    job_name: 'signupflow',
    metrics_path: '/metrics/prometheus',
    static_configs: [{ targets: urls.map((url) => new URL(url).host) }],
  };
  // JSON is YAML.
  const config = { global: { scrape_interval: '250ms', scrape_timeout: '250ms' }, scrape_configs: [scrape] };
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    '--config.file=prometheus.yml',
    '--storage.tsdb.path=data',
    `--web.listen-address=${new URL(url).host}`,
  ];
  const running = await startProgram(programAt('prometheus', 'PROMETHEUS_PROGRAM'), args, folder, `${url}/-/ready`);
  const value = async (query) => {
    const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
    const { data } = await response.json();
    return Number(data?.result?.[0]?.value?.[1]);
  };
  return {
    url,
    value,
    /** Resolves as soon as the expression is at least this. */
    reaches: (query, least) => eventually(async () => ((await value(query)) >= least ? true : undefined)),
    stop: () => running.end(),
  };
}

// The same by the package parse-prometheus-text-format, found below FOLDER: `rival.mjs FOLDER FILE RUNS`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, file, runs] = process.argv.slice(2);
const loaded = createRequire(join(folder, 'index.js'))('parse-prometheus-text-format');
const parse = loaded.default ?? loaded;
const wallMs = [];
const cpuMs = [];
let series = 0;
for (let run = 0; run < Number(runs); run += 1) {
  const bytes = readFileSync(file);
  const from = performance.now();
  const cpu = process.cpuUsage();
  const families = parse(bytes.toString('utf8'));
  wallMs.push(performance.now() - from);
  const used = process.cpuUsage(cpu);
  cpuMs.push((used.user + used.system) / 1000);
  series = families.reduce((sum, { metrics }) => sum + metrics.length, 0);
}
console.log(JSON.stringify({ wallMs, cpuMs, series, maxRssBytes: process.resourceUsage().maxRSS * 1024 }));

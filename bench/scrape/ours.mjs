// Parses a document in a process of its own, so that its memory is its own: `ours.mjs PACKAGE FILE RUNS SELECTOR…`.
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, file, runs, ...texts] = process.argv.slice(2);
const { ExpositionReader, loadRegularExpressions, parseSelector } = createRequire(import.meta.url)(folder);
await loadRegularExpressions();
const selectors = texts.map(parseSelector);
const wallMs = [];
const cpuMs = [];
let series = 0;
for (let run = 0; run < Number(runs); run += 1) {
  const chunks = [];
  for await (const chunk of createReadStream(file)) chunks.push(chunk);
  const from = performance.now();
  const cpu = process.cpuUsage();
  const reader = new ExpositionReader('prometheus', selectors);
  for (const chunk of chunks) reader.push(chunk);
  const found = reader.end();
  wallMs.push(performance.now() - from);
  const used = process.cpuUsage(cpu);
  cpuMs.push((used.user + used.system) / 1000);
  if ('problem' in found) throw new Error(found.problem.reason);
  series = found.selected.reduce((sum, values) => sum + values.size, 0);
}
console.log(JSON.stringify({ wallMs, cpuMs, series, maxRssBytes: process.resourceUsage().maxRSS * 1024 }));

// The release's own check: does the process that runs here answer, and is it this version? Whether the service is
// well is for the health gate to judge, from outside and over time.
import { version } from './version.mjs';

const url = `http://127.0.0.1:${process.env.PORT ?? 3000}/`;
const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
const answer = await response.json();
if (answer.version !== version) {
  console.error(`${url} is answered by version ${answer.version}, not by ${version}`);
  process.exit(1);
}
console.log(`${url} is answered by version ${version}`);

// Asks whenever `arrivals` says so, whether or not it has been answered: `load.mjs PORT SEED`. Tells its parent how many
// it has sent and how many came back as failed when it is told to stop.
import '../../packages/action/test/resolve-typescript.mjs';
import { Agent, get } from 'node:http';

const { seeded } = await import('../../test/support/traffic/random.ts');
const { arrivals } = await import('./arrivals.ts');

const [port, seed] = process.argv.slice(2).map(Number);
const next = arrivals(seeded(seed));
// To a request on a connection that was used before HAProxy does not answer where the worker dies, and counts nothing.
const agent = new Agent({ keepAlive: false });
const tally = { sent: 0, failed: 0, unanswered: 0 };
const from = performance.now();
let due = next();
let isOver = false;

function ask() {
  if (isOver) return;
  for (; due <= performance.now() - from; due = next()) {
    tally.sent += 1;
    get({ host: '127.0.0.1', port, agent }, (answer) => {
      answer.resume();
      if (answer.statusCode >= 500) tally.failed += 1;
    }).once('error', () => {
      tally.unanswered += 1;
    });
  }
  setTimeout(ask, Math.max(0, due - (performance.now() - from)));
}
ask();
process.once('message', () => {
  isOver = true;
  setTimeout(() => process.send(tally, () => process.exit(0)), 1000);
});
// Nobody stays behind.
process.once('disconnect', () => process.exit());

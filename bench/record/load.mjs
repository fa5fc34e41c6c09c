// Asks whenever `arrivals` says so, whether or not it has been answered, and on a new connection each time: `load.mjs PORT
// SEED`. Tells its parent how many it has sent and how many came back as failed when it is told to stop.
import '../../packages/action/test/resolve-typescript.mjs';
import { connect } from 'node:net';

const { seeded } = await import('../../test/support/traffic/random.ts');
const { arrivals } = await import('./arrivals.ts');

const [port, seed] = process.argv.slice(2).map(Number);
const next = arrivals(seeded(seed));
const tally = { sent: 0, failed: 0, unanswered: 0 };
const from = performance.now();
let due = next();
let isOver = false;

function ask() {
  tally.sent += 1;
  const socket = connect(port, '127.0.0.1');
  let isAnswered = false;
  socket.on('data', (bytes) => {
    if (!isAnswered && /^HTTP\/1.1 5/.test(bytes.toString('latin1', 0, 20))) tally.failed += 1;
    isAnswered = true;
  });
  socket
    .on('error', () => undefined)
    .once('close', () => {
      if (!isAnswered) tally.unanswered += 1;
    });
  socket.write('GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n');
}

function askWhatIsDue() {
  if (isOver) return;
  for (; due <= performance.now() - from; due = next()) ask();
  setTimeout(askWhatIsDue, Math.max(0, due - (performance.now() - from)));
}
askWhatIsDue();
process.once('message', () => {
  isOver = true;
  setTimeout(() => process.send(tally, () => process.exit()), 1000);
});
// Nobody stays behind.
process.once('disconnect', () => process.exit());

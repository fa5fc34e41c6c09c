// What all versions of the service ask, as a process: `downstream.mjs PORT`. It takes 5 to 40 ms; every 17 s on average it
// hiccups: for 0.2 to 0.6 s up to 22 % of what it is asked fails.
import { createServer } from 'node:http';

const [port] = process.argv.slice(2);
const between = (from, to) => from + Math.random() * (to - from);
let failing = 0;

function hiccup() {
  failing = between(0, 0.22);
  setTimeout(
    () => {
      failing = 0;
      setTimeout(hiccup, -Math.log(1 - Math.random()) * 17_000);
    },
    between(200, 600),
  );
}
setTimeout(hiccup, between(0, 17_000));

createServer((_, response) => {
  const status = Math.random() < failing ? 503 : 200;
  setTimeout(() => response.writeHead(status).end('.'), between(5, 40));
}).listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
// Nobody stays behind.
process.once('disconnect', () => process.exit());

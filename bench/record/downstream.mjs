// What all versions of the service ask, as a process: `downstream.mjs PORT`. It takes 5 to 40 ms; every 17 s on average it
// hiccups: for 0.2 to 0.6 s up to 22 % of what it is asked fails.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

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

createServer((socket) => {
  socket.on('error', () => undefined);
  createInterface(socket)
    .on('line', (id) => {
      const word = Math.random() < failing ? 'bad' : 'good';
      setTimeout(() => socket.write(`${id} ${word}\n`), between(5, 40));
    })
    .on('error', () => undefined);
}).listen(Number(port), '127.0.0.1', () => process.send('listening'));
// Nobody stays behind.
process.once('disconnect', () => process.exit());

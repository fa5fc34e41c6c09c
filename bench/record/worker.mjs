// A version of the service, as a process: `worker.mjs PORT DOWNSTREAM-PORT BEHAVIOUR`. It ends at SIGTERM as Node does,
// with what it was answering.
import { Agent, createServer, get } from 'node:http';

const [port, downstream, behaviour] = process.argv.slice(2);
const { fails, crashes = 0, leaks = 0 } = JSON.parse(behaviour);
const agent = new Agent({ keepAlive: true });
let served = 0;

createServer((_, response) => {
  if (Math.random() < crashes) process.exit(1);
  const end = (status) => response.writeHead(status).end(`${status}\n`);
  served += 1;
  if (Math.random() < fails + served * leaks) {
    end(500);
    return;
  }
  get({ host: '127.0.0.1', port: Number(downstream), agent, timeout: 5000 }, (answer) => {
    answer.resume();
    answer.once('end', () => end(answer.statusCode === 200 ? 200 : 503));
  })
    .once('timeout', () => end(503))
    .once('error', () => response.headersSent || end(503));
}).listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
// Nobody stays behind.
process.once('disconnect', () => process.exit());

// A version of the service, as a process: `worker.mjs PORT DOWNSTREAM-PORT BEHAVIOUR`. It ends at SIGTERM as Node does,
// with what it was answering.
import { createServer } from 'node:http';
import { Downstream } from './downstream-client.mjs';

const [port, downstreamPort, behaviour] = process.argv.slice(2);
const { fails, crashes = 0, leaks = 0 } = JSON.parse(behaviour);
const downstream = new Downstream(Number(downstreamPort));
let served = 0;

createServer(async (_, response) => {
  if (Math.random() < crashes) process.exit(1);
  served += 1;
  const status = Math.random() < fails + served * leaks ? 500 : (await downstream.ask()) ? 200 : 503;
  response.writeHead(status).end(`${status}\n`);
}).listen(Number(port), '127.0.0.1', () => process.send('listening'));
// Nobody stays behind.
process.once('disconnect', () => process.exit());

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { median } from '../report/statistics.ts';
import { openLink } from './link.mjs';

const BULK_BYTES = 24 * 1024 * 1024;
const PINGS = 15;

/** What a link really does: round trip, time from `connect` to the server's first byte, and rates both ways. */
export async function measureLink({ rttMs, mbitPerS }) {
  const server = createServer({ noDelay: true }, serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const link = await openLink({ rttMs, mbitPerS, targets: [server.address().port] });
  const [port] = link.ports;
  try {
    return {
      rttMs: await roundTrip(port),
      greetingMs: await greeting(port),
      upMbitPerS: await rate(port, 'u', rttMs),
      downMbitPerS: await rate(port, 'd', rttMs),
    };
  } finally {
    await link.close();
    server.close();
  }
}

/** Greets, then does as the first byte says: `p` echoes, `u` counts and confirms, `d` sends. */
function serve(socket) {
  let count = 0;
  let mode;
  socket.on('error', () => socket.destroy());
  socket.write('!');
  socket.on('data', (chunk) => {
    mode ??= String.fromCharCode(chunk[0]);
    count += chunk.length;
    if (mode === 'p') socket.write(chunk);
    else if (mode === 'd') socket.end(Buffer.alloc(BULK_BYTES));
    else if (count >= BULK_BYTES) socket.end('.');
  });
}

async function greeted(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'data');
  return socket;
}

async function greeting(port) {
  const from = performance.now();
  const socket = await greeted(port);
  const elapsed = performance.now() - from;
  socket.destroy();
  return elapsed;
}

async function roundTrip(port) {
  const socket = await greeted(port);
  const samples = [];
  for (let ping = 0; ping < PINGS; ping += 1) {
    const from = performance.now();
    socket.write('p');
    await once(socket, 'data');
    samples.push(performance.now() - from);
  }
  socket.destroy();
  return median(samples);
}

/** From the first byte to the last: the constant part, the delay, is taken off. */
async function rate(port, mode, delayMs) {
  const socket = await greeted(port);
  const from = performance.now();
  let first;
  socket.on('data', () => {
    first ??= performance.now();
  });
  socket.write(mode === 'u' ? Buffer.alloc(BULK_BYTES, 'u') : 'd');
  await once(socket, 'end');
  const startMs = mode === 'u' ? from + delayMs : (first ?? from);
  socket.destroy();
  return (BULK_BYTES * 8) / 1e3 / (performance.now() - startMs);
}

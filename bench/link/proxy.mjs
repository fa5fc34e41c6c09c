// A link between two ends on this machine: `node proxy.mjs '{"rttMs":50,"mbitPerS":100,"targets":[2201]}'`.
// A process of its own, so that nobody's work delays it. It tells its ports on standard output, one for each target,
// and ends with its standard input. Each target has a link of its own; connections to one target share it.
import { connect, createServer } from 'node:net';
import { Courier } from './courier.mjs';
import { Lane } from './lane.ts';

/** What one connection may have under way in one direction: more than rate times round trip, as a grown TCP window. */
const WINDOW_BYTES = 2 * 1024 * 1024;
/** At 100 Mbit one piece takes a millisecond, which is as fine as timers are. */
const PIECE_BYTES = 12 * 1024;

const { rttMs, mbitPerS, targets } = JSON.parse(process.argv[2] ?? '{}');
const ports = [];
for (const target of targets) ports.push(await listen(target));
process.stdout.write(`${JSON.stringify(ports)}\n`);
process.stdin.resume().once('end', () => process.exit(0));

function listen(target) {
  const lane = () => new Courier(new Lane({ mbitPerS, delayMs: rttMs / 2 }));
  const [up, down] = [lane(), lane()];
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (near) => {
    // The kernel has said yes at once. On a real link the client learns of it a round trip after it asked, and the
    // server when the client's answer to that arrives.
    near.on('error', () => near.destroy());
    setTimeout(() => {
      let far;
      up.send(0, () => {
        far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
        carry(far, () => near, down);
      });
      carry(near, () => far, up);
    }, rttMs);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

function carry(from, to, courier) {
  let held = 0;
  from.on('data', (chunk) => {
    held += chunk.length;
    if (held > WINDOW_BYTES) from.pause();
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES);
      courier.send(piece.length, () => {
        to().write(piece, () => {
          held -= piece.length;
          if (held <= WINDOW_BYTES && from.isPaused()) from.resume();
        });
      });
    }
  });
  from.on('end', () => courier.send(0, () => to().end()));
  from.on('error', () => to()?.destroy());
  from.on('close', () => courier.send(0, () => to().destroySoon()));
  from.resume();
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findTool } from '../support/host/prerequisites.mjs';

/** What a member says on its port of the host's own loopback device: status and version. */
const SERVICE = `
  const [port, version] = process.argv.slice(1);
  require('node:http')
    .createServer((_, response) => response.end(JSON.stringify({ status: 'healthy', version })))
    .listen(Number(port), '127.0.0.1', () => console.log('ready'));
`;

/**
 * Gives a host a loopback device of its own, as servers have: what listens on its 127.0.0.1 is there for nobody else,
 * and hosts may use the same port. Connections to `port` here become sessions of an sshd there.
 */
export async function privateLoopback(host) {
  const enter = [`--mount=${host.mounts}`, '--wd=/'];
  const lo = `${findTool('busybox')} ip link set lo up && echo ready && exec sleep 86400`;
  const keeper = await started('nsenter', [...enter, 'unshare', '--net', 'sh', '-c', lo]);
  enter.push(`--net=/proc/${keeper.pid}/ns/net`);
  const sessions = new Set();
  const sshd = [findTool('sshd') ?? 'sshd', '-i', '-e', '-f', join(host.own, 'sshd_config')];
  const listener = createServer({ pauseOnConnect: true }, (socket) => {
    const session = spawn('nsenter', [...enter, ...sshd], { stdio: [socket, socket, 'ignore'] });
    sessions.add(session);
    session.once('exit', () => sessions.delete(session));
    // The session has a descriptor of its own.
    session.once('spawn', () => socket.destroy());
    session.once('error', () => socket.destroy());
    socket.on('error', () => undefined);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();

  return {
    address: host.address.replace(String(host.port), String(port)),
    knownHosts: host.knownHosts.replace(String(host.port), String(port)),
    /** As results call it. */
    name: `127.0.0.1:${port}`,
    /** A service on the host's own 127.0.0.1; resolves to what kills it. */
    async serve(at, version) {
      const service = await started('nsenter', [...enter, process.execPath, '-e', SERVICE, String(at), version]);
      return () => service.kill('SIGKILL');
    },
    /** No new session, and the end of those that there are. */
    cutOff() {
      listener.close();
      for (const session of sessions) session.kill('SIGKILL');
    },
    /** What else lives on the host ends with it. */
    stop() {
      if (listener.listening) listener.close();
      for (const session of sessions) session.kill('SIGKILL');
      keeper.kill('SIGKILL');
    },
  };
}

async function started(file, args) {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [])]);
  if (!String(first).startsWith('ready')) throw new Error(`${file} ${args.join(' ')} ended before it was ready`);
  return child;
}

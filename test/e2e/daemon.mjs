import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, listens } from '../support/host/ports.mjs';
import { findTool } from '../support/host/prerequisites.mjs';

/** HAProxy in front of ports of this machine; `balance` is its algorithm. Resolves to its port and how to stop it. */
export function startHaproxy(folder, ports, balance) {
  return startDaemon('haproxy', folder, (port) => ({
    flags: ['-db', '-q', '-f'],
    configuration: [
      'global',
      '  maxconn 200',
      'defaults',
      '  mode http',
      '  timeout connect 2s',
      '  timeout client 5s',
      '  timeout server 5s',
      'frontend shop',
      `  bind 127.0.0.1:${port}`,
      '  default_backend members',
      'backend members',
      `  balance ${balance}`,
      ...ports.map((member, at) => `  server member${at + 1} 127.0.0.1:${member}`),
    ],
  }));
}

/** Tinyproxy, a forward proxy; `lines` are further ones of its configuration. `log()` is what it has written. */
export function startTinyproxy(folder, lines = []) {
  return startDaemon('tinyproxy', folder, (port) => ({
    flags: ['-d', '-c'],
    configuration: [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 10', 'LogLevel Connect', 'MaxClients 50', ...lines],
  }));
}

async function startDaemon(name, folder, describe) {
  const port = await freePort();
  const { flags, configuration } = describe(port);
  const path = join(folder, `${name}-${port}.conf`);
  writeFileSync(path, `${configuration.join('\n')}\n`);
  const child = spawn(findTool(name) ?? name, [...flags, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const gone = new Promise((resolve) => child.once('close', resolve));
  const endAtExit = () => child.kill('SIGKILL');
  process.once('exit', endAtExit);
  const stop = async () => {
    process.off('exit', endAtExit);
    child.kill('SIGKILL');
    await gone;
  };
  let ended = false;
  gone.then(() => {
    ended = true;
  });
  if (await listens(port, { timeoutMs: 5000, gone: () => ended })) return { port, log: () => said, stop };
  await stop();
  throw new Error(`${name} did not start:\n${said}`);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBundle } from './bundle.mjs';

/** Seconds as fractions of one, so that a scenario is short; a scenario may say otherwise. */
const QUICK = { 'fast-interval': '200ms', interval: '500ms', timeout: '2s', 'start-timeout': '4s' };

/**
 * health-gate, started as a runner would, and a folder for what it asks. What `closing` is given is called at the end,
 * the last first.
 */
export async function withGate(play) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-gate-'));
  const closers = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await play({
      folder,
      closing: (close) => closers.push(close),
      gate: (inputs, how = {}) =>
        runBundle('health-gate', join(folder, 'jobs'), { limitMs: 60_000, ...how, inputs: { ...QUICK, ...inputs } }),
      /** A member of a service, on 127.0.0.1 or another `address` and `port`; `credentials` make it speak TLS. */
      serve: async (version, options = {}) => {
        const member = await startMember(version, options);
        closers.push(() => member.stop());
        return member;
      },
    });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** The checks of a run by name, each with only these of its members. */
export function checksOf({ outputs }, ...members) {
  const rows = JSON.parse(outputs.checks);
  return Object.fromEntries(
    rows.map((row) => [row.name, Object.fromEntries(members.map((member) => [member, row[member]]))]),
  );
}

async function startMember(version, { address = '127.0.0.1', port = 0, credentials }) {
  const member = { version, asked: 0 };
  const answer = (_request, response) => {
    member.asked += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'healthy', version: member.version, events: [] }));
  };
  const { createServer: createTlsServer } = await import('node:https');
  const server = credentials ? createTlsServer(credentials, answer) : createServer(answer);
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, address, resolve);
  });
  return Object.assign(member, {
    port: server.address().port,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
}

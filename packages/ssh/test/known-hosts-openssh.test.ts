import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keygen, type OpenSsh, sshd, startOpenSsh } from '../../../test/support/ssh/openssh';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { type HostKeyVerdict, judgeHostKey } from '../src/host-key';
import { parseKnownHosts } from '../src/known-hosts';
import { wireKey } from './keys';

/** What OpenSSH's own client decides, and what we decide, of the same known_hosts text and the same host key. */
const onRealSshd = sshd === undefined ? it.skip : it;

let server: OpenSsh;
let folder: string;
beforeAll(async () => {
  if (sshd === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'known-hosts-'));
  server = await startOpenSsh({ publicKeys: [makeKeyPair().publicKey], hostKey: keygen(), config: [] });
});
afterAll(() => server?.stop());

type Decision = 'known' | 'mismatch' | 'unknown';

/** `K1` stands for the host's own key, `K2` for another one of the same type. */
const texts: string[] = [
  'host K1',
  'host K2',
  '[host]:22 K1',
  '[host]:22 K1\nhost K2',
  '[host]:22 K2\nhost K1',
  '[*]:* K1',
  '[*]:22 K1',
  '* K1',
  '*,!host K1',
  'HOST K1',
  '[host]:2222 K1',
  '[host]:2222 K2\nhost K1',
  '[host]:2222 K1\nhost K2',
  '[*]:2222 K1',
  '[host]:2223 K1',
  'host K1=',
  'host K1\nhost K2',
  '',
];

describe('known_hosts, beside OpenSSH', () => {
  onRealSshd.each(texts.flatMap((text) => [22, 2222].map((port) => [text, port] as const)))(
    'decides as ssh does of %j at port %d',
    async (text, port) => {
      const shown = server.hostKeyLine.split(' ').slice(1, 3).join(' ');
      const other = `ssh-ed25519 ${wireKey('ssh-ed25519', 9).toString('base64')}`;
      const lines = text.replaceAll('K1', shown).replaceAll('K2', other);
      expect(ours(lines, port, Buffer.from(shown.split(' ')[1] ?? '', 'base64'))).toBe(await theirs(lines, port));
    },
  );
});

function ours(text: string, port: number, seen: Buffer): Decision {
  const { entries } = parseKnownHosts(text);
  const target = { user: 'deploy', host: 'host', port, label: 'host' };
  return decisionOf(judgeHostKey({ target, check: 'strict', entries, pinned: undefined, seen }));
}

function decisionOf(verdict: HostKeyVerdict): Decision {
  if (typeof verdict === 'string') return 'known';
  return verdict.code === 'HOST_KEY_MISMATCH' ? 'mismatch' : 'unknown';
}

/** The proxy command leads to the test's server whatever the name and the port, so no name is looked up. */
async function theirs(text: string, port: number): Promise<Decision> {
  const file = join(folder, 'known_hosts');
  writeFileSync(file, `${text}\n`);
  const proxy = join(folder, 'proxy.cjs');
  writeFileSync(
    proxy,
    `const s = require('node:net').connect(${server.port}, '127.0.0.1'); process.stdin.pipe(s); s.pipe(process.stdout);`,
  );
  const options = {
    UserKnownHostsFile: file,
    GlobalKnownHostsFile: '/dev/null',
    StrictHostKeyChecking: 'yes',
    BatchMode: 'yes',
    PreferredAuthentications: 'none',
    UpdateHostKeys: 'no',
    CheckHostIP: 'no',
    ProxyCommand: `${process.execPath} ${proxy}`,
  };
  const log = join(folder, 'log');
  writeFileSync(log, '');
  const words = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const child = spawn('ssh', ['-F', 'none', '-E', log, ...words, '-p', String(port), 'deploy@host', 'true'], {
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('close', resolve));
  const said = readFileSync(log, 'utf8');
  if (said.includes('Permission denied')) return 'known';
  if (said.includes('REMOTE HOST IDENTIFICATION HAS CHANGED')) return 'mismatch';
  expect(said).toContain('host key is known');
  return 'unknown';
}

import { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import ssh2, { type Algorithms, type Client } from 'ssh2';
import { startSshServer } from '../../../test/support/ssh/server';
import { keepSessionKeys } from '../src/session-keys';

/** What `cat` gives back of `content`. */
function echo(client: Client, content: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    client.exec('cat', (error, channel) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      channel.on('data', (chunk: Buffer) => void chunks.push(chunk));
      channel.on('close', () => resolve(Buffer.concat(chunks)));
      channel.end(content);
    });
  });
}

function inside(client: Client): { _cipher: object; _decipher: object; rekey(): void } {
  return (client as unknown as { _protocol: ReturnType<typeof inside> })._protocol;
}

function keysOf(client: Client): unknown[] {
  const { _cipher, _decipher } = inside(client);
  const named = [...Object.entries(_cipher), ...Object.entries(_decipher)];
  return named.filter(([name, value]) => /Key/.test(name) && value !== undefined).map(([, value]) => value);
}

it.each<Algorithms>([
  { cipher: ['aes256-gcm@openssh.com'] },
  { cipher: ['chacha20-poly1305@openssh.com'] },
  { cipher: ['aes256-ctr'], hmac: ['hmac-sha2-256'] },
  { cipher: ['aes256-ctr'], hmac: ['hmac-sha2-512-etm@openssh.com'] },
])('keeps the keys of a connection ready for each packet, also after new ones: %j', async (algorithms) => {
  const server = await startSshServer({ home: tmpdir(), password: 'hunter2' });
  const client = new ssh2.Client();
  let handshakes = 0;
  client.on('handshake', () => {
    handshakes++;
    keepSessionKeys(client);
  });
  client.connect({ host: '127.0.0.1', port: server.port, username: 'deploy', password: 'hunter2', algorithms });
  await once(client, 'ready');
  const content = Buffer.alloc(300_000, 'content');
  expect((await echo(client, content)).equals(content)).toBe(true);
  const renewed = once(client, 'handshake');
  inside(client).rekey();
  await renewed;
  expect((await echo(client, content)).equals(content)).toBe(true);
  const keys = keysOf(client);
  expect(keys.length).toBeGreaterThan(1);
  expect(keys.every((key) => key instanceof KeyObject)).toBe(true);
  expect(handshakes).toBe(2);
  const closed = once(client, 'close');
  client.end();
  await closed;
  await server.stop();
});

it('leaves a connection alone that has no keys yet', () => {
  expect(() => keepSessionKeys(new ssh2.Client())).not.toThrow();
});

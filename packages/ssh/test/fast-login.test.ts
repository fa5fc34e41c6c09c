import { tmpdir } from 'node:os';
import { connect, type SshSettings } from '@deploy-actions/ssh';
import ssh2 from 'ssh2';
import { makeKeyPair, startSshServer } from '../../../test/support/ssh/server';
import { startWireProxy } from '../../../test/support/ssh/wire-proxy';
import { sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
const ecdsa = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 });

/** What a login costs: times that the client had to wait, and requests that the server had to answer. */
async function cost(given: Partial<SshSettings>, authorizedKeys: string[], password?: string) {
  const server = await startSshServer({ home: tmpdir(), authorizedKeys, ...(password ? { password } : {}) });
  const proxy = await startWireProxy(server.port);
  const settings: SshSettings = {
    targets: [],
    knownHosts: server.hostKeyLine('127.0.0.1').replace(`:${server.port}`, `:${proxy.port}`),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
    ...given,
  };
  const target = { user: 'deploy', host: '127.0.0.1', port: proxy.port, label: 'web1' };
  const connection = await connect(target, settings, sshTestWorld());
  const waits = proxy.turns;
  const { code } = await connection.exec('true');
  connection.close();
  await Promise.all([proxy.stop(), server.stop()]);
  return { waits, logins: server.logins, code };
}

describe('a login', () => {
  it.each([
    ['ed25519', pair.privateKey, pair.publicKey],
    ['ECDSA', ecdsa.private, ecdsa.public],
  ])('with a %s key waits three times: greeting, key exchange, login', async (_what, privateKey, publicKey) => {
    expect(await cost({ privateKey }, [publicKey])).toEqual({ waits: 3, logins: 1, code: 0 });
  });

  it('with an RSA key first hears which hashes the server takes', async () => {
    expect(await cost({ privateKey: rsa.private }, [rsa.public])).toEqual({ waits: 4, logins: 1, code: 0 });
  });

  it('with the second of two keys waits once more', async () => {
    const privateKey = makeKeyPair().privateKey + pair.privateKey;
    expect(await cost({ privateKey }, [pair.publicKey])).toEqual({ waits: 4, logins: 2, code: 0 });
  });

  it('with a password waits three times too', async () => {
    expect(await cost({ password: 'hunter2' }, [], 'hunter2')).toEqual({ waits: 3, logins: 1, code: 0 });
  });
});

import { readFileSync } from 'node:fs';
import { UserError } from '@deploy-actions/error';
import { connect, type SshSettings } from '@deploy-actions/ssh';
import { certify, keygen, type OpenSsh, sshd, startOpenSsh } from '../../../test/support/ssh/openssh';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
const onRealSshd = sshd === undefined ? it.skip : it;
const servers: OpenSsh[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

function publicHalf(path: string): string {
  return readFileSync(`${path}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
}

async function serve(hostKey: string, ...config: string[]): Promise<OpenSsh> {
  const server = await startOpenSsh({ publicKeys: [pair.publicKey], hostKey, config });
  servers.push(server);
  return server;
}

/** The exit code of a command, or the code of what went wrong. */
async function visit({ port, user }: OpenSsh, knownHosts: string, changes: Partial<SshSettings> = {}) {
  const target = { user, host: '127.0.0.1', port, label: 'web1' };
  const settings: SshSettings = {
    targets: [target],
    privateKey: pair.privateKey,
    knownHosts,
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
    ...changes,
  };
  try {
    const connection = await connect(target, settings, sshTestWorld());
    const { stdout } = await connection.exec('echo in');
    connection.close();
    return stdout;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

describe('a host certificate', () => {
  onRealSshd.each([
    ['ed25519', 'ed25519', []],
    ['ecdsa', 'ed25519', []],
    ['rsa', 'rsa', ['-b', '2048']],
    ['ed25519', 'ecdsa', ['-b', '521']],
  ])('of a key of type %s, signed by one of type %s, is enough to know the host', async (type, authorityType, more) => {
    const [authority, hostKey] = [keygen(authorityType, ...more), keygen(type)];
    const server = await serve(hostKey, `HostCertificate ${certify(authority, hostKey, '-n', '127.0.0.1')}`);
    expect(await visit(server, `@cert-authority 127.* ${publicHalf(authority)}`)).toBe('in\n');
    expect(await visit(server, `@cert-authority [127.0.0.1]:${server.port} ${publicHalf(authority)}`)).toBe('in\n');
  });

  onRealSshd('still counts when keys are exchanged anew in the middle of a stream', async () => {
    const [authority, hostKey] = [keygen(), keygen()];
    const certificate = certify(authority, hostKey, '-n', '127.0.0.1');
    const server = await serve(hostKey, `HostCertificate ${certificate}`, 'RekeyLimit 1M');
    const target = { user: server.user, host: '127.0.0.1', port: server.port, label: 'web1' };
    const settings: SshSettings = {
      targets: [target],
      privateKey: pair.privateKey,
      knownHosts: `@cert-authority * ${publicHalf(authority)}`,
      hostKeyCheck: 'strict',
      connectTimeoutMs: 600_000,
      retries: 0,
    };
    const connection = await connect(target, settings, sshTestWorld());
    let heard = 0;
    const onStdout = (chunk: Buffer) => {
      heard += chunk.length;
    };
    const { code } = await connection.exec('head -c 10000000 /dev/zero', { onStdout });
    connection.close();
    expect([code, heard]).toEqual([0, 10_000_000]);
  });

  onRealSshd.each([
    ['expired', ['-n', '127.0.0.1', '-V', '20200101:20200102'], 'HOST_CERTIFICATE', /expired on 2020-01-0/],
    ['of the future', ['-n', '127.0.0.1', '-V', '20900101:20900102'], 'HOST_CERTIFICATE', /valid only from 20(89|90)/],
    ['of another host', ['-n', 'web2,web3'], 'HOST_CERTIFICATE', /is for web2, web3, not for 127\.0\.0\.1/],
  ])('that is %s is refused', async (_what, more, code, why) => {
    const [authority, hostKey] = [keygen(), keygen()];
    const server = await serve(hostKey, `HostCertificate ${certify(authority, hostKey, ...more)}`);
    const error = await visit(server, `@cert-authority * ${publicHalf(authority)}`, { hostKeyCheck: 'accept-new' });
    expect(error).toMatchObject({ code, message: expect.stringMatching(why) });
  });

  onRealSshd('without a principal is for every host of its authority, as for OpenSSH 9.2', async () => {
    const [authority, hostKey] = [keygen(), keygen()];
    const server = await serve(hostKey, `HostCertificate ${certify(authority, hostKey)}`);
    expect(await visit(server, `@cert-authority * ${publicHalf(authority)}`)).toBe('in\n');
    expect(await visit(server, `@cert-authority web2 ${publicHalf(authority)}`)).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
    });
  });

  onRealSshd('of a stranger is worth nothing, but the key in it may be known by itself', async () => {
    const [stranger, authority, hostKey] = [keygen(), keygen(), keygen()];
    const server = await serve(hostKey, `HostCertificate ${certify(stranger, hostKey, '-n', '127.0.0.1')}`);
    const line = `@cert-authority * ${publicHalf(authority)}`;
    const error = await visit(server, line, { hostKeyCheck: 'accept-new' });
    expect(error).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
      message: expect.stringContaining('no certificate from a'),
    });
    expect(await visit(server, `${line}\n${server.hostKeyLine}`)).toBe('in\n');
  });

  onRealSshd('is refused where its authority, or the key in it, is revoked', async () => {
    const [authority, hostKey] = [keygen(), keygen()];
    const server = await serve(hostKey, `HostCertificate ${certify(authority, hostKey, '-n', '127.0.0.1')}`);
    const line = `@cert-authority * ${publicHalf(authority)}`;
    for (const revoked of [authority, hostKey]) {
      const error = await visit(server, `${line}\n@revoked * ${publicHalf(revoked)}`);
      expect(error).toMatchObject({
        code: 'HOST_CERTIFICATE',
        message: expect.stringContaining('is revoked by line 2'),
      });
    }
  });

  onRealSshd('is not needed where the key is known, and missed where it is not', async () => {
    const [authority, hostKey] = [keygen(), keygen()];
    const server = await serve(hostKey);
    const line = `@cert-authority * ${publicHalf(authority)}`;
    expect(await visit(server, `${line}\n${server.hostKeyLine}`)).toBe('in\n');
    expect(await visit(server, line, { hostKeyCheck: 'accept-new' })).toMatchObject({ code: 'HOST_KEY_UNKNOWN' });
  });
});

/** An SSH agent inside this process, as `ssh-agent` would be one beside it. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type ParsedKey } from 'ssh2';

export interface SshAgent {
  /** What `SSH_AUTH_SOCK` would say. */
  socketPath: string;
  /** Signatures it has made so far. */
  readonly signatures: number;
  /** It goes on listing its keys, and signs no more. */
  refusesToSign: boolean;
  stop(): Promise<void>;
}

/** Holds these keys (OpenSSH format), in this order. */
export async function startSshAgent(privateKeys: readonly string[]): Promise<SshAgent> {
  const keys = privateKeys.map(parse);
  const socketPath = join(mkdtempSync(join(tmpdir(), 'agent-')), 'socket');
  let signatures = 0;
  const agent = {
    socketPath,
    refusesToSign: false,
    get signatures() {
      return signatures;
    },
    stop: () => new Promise<void>((resolve) => listener.close(() => resolve())),
  };
  const listener = createServer((socket) => {
    const protocol = new ssh2.AgentProtocol(false);
    protocol.on('identities', (request) => protocol.getIdentitiesReply(request, keys));
    protocol.on('sign', (request, publicKey, data, { hash }) => {
      const key = keys.find((each) => each.getPublicSSH().equals(publicKey.getPublicSSH()));
      if (!key || agent.refusesToSign) return protocol.failureReply(request);
      signatures++;
      const signature = key.sign(data, hash);
      if (signature instanceof Error) throw signature;
      protocol.signReply(request, signature);
    });
    socket.on('error', () => {});
    socket.pipe(protocol).pipe(socket);
  });
  await new Promise<void>((resolve) => listener.listen(socketPath, resolve));
  return agent;
}

function parse(text: string): ParsedKey {
  const key = ssh2.utils.parseKey(text);
  if (key instanceof Error) throw key;
  return key;
}

import { createConnection } from 'node:net';
import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import ssh2, { type BaseAgent, type ParsedKey, type SignCallback, type SigningRequestOptions } from 'ssh2';
import { fingerprint } from './fingerprint';
import { isCertificate } from './host-certificate';
import type { OfferedKey } from './offered-key';
import { WireReader } from './wire-reader';

/** An agent answers at once, unless it asks somebody who is not there. */
const ANSWER_MS = 10_000;

export interface AgentContents {
  /** In the agent's order. */
  keys: OfferedKey[];
  /** User certificates, which the library leaves out. */
  certificates: number;
}

/** Throws AUTH_FAILED where the agent does not answer or holds nothing that we can use. */
export async function agentContents(socketPath: string, clock: Clock, signal: AbortSignal): Promise<AgentContents> {
  const agent = ssh2.createAgent(socketPath);
  const late = () => unusable(`did not answer within ${formatDuration(ANSWER_MS)}`, undefined);
  const ask = () => Promise.all([identities(agent), countCertificates(socketPath)]);
  const [keys, certificates] = await withDeadline(clock, ANSWER_MS, late, ask, signal);
  if (keys.length === 0 && certificates > 0) {
    throw unusable('has only user certificates, which are not supported', undefined, PLAIN_KEY);
  }
  if (keys.length === 0) throw unusable('has no key of a supported kind', undefined);
  const offered = keys.map((key) => ({
    name: `the key ${fingerprint(key.getPublicSSH())} (${key.type}) of the SSH agent`,
    key,
    agent: new OneKeyAgent(agent, key),
  }));
  return { keys: offered, certificates };
}

const PLAIN_KEY =
  'Add the plain key to the agent (ssh-add <file>, without <file>-cert.pub in the same folder) and its public half to authorized_keys on the host.';
const IDENTITIES_ANSWER = 12;
const LONGEST_ANSWER = 1024 * 1024;

/**
 * The library drops certificates from an agent's answer without a word, so this asks for the raw list (RFC of the agent
 * protocol: draft-ietf-sshm-ssh-agent, section 3.5). 0 where the answer cannot be read: then the library's word counts.
 */
function countCertificates(socketPath: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath, () => socket.write(Buffer.from([0, 0, 0, 1, 11])));
    let answer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      const isWhole = answer.length >= 4 && answer.length >= 4 + answer.readUInt32BE(0);
      if (isWhole || answer.length > LONGEST_ANSWER) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(certificatesIn(answer)));
  });
}

function certificatesIn(answer: Buffer): number {
  try {
    const reader = new WireReader(answer.subarray(5));
    let found = 0;
    if (answer[4] !== IDENTITIES_ANSWER) return 0;
    for (let left = reader.uint32(); left > 0; left--) {
      if (isCertificate(reader.bytes())) found++;
      reader.bytes(); // the comment
    }
    return found;
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

type Key = string | Buffer | ParsedKey;

/** The library offers all keys of an agent in one go; so each of them can be counted and named. */
class OneKeyAgent extends ssh2.BaseAgent {
  constructor(
    private readonly agent: BaseAgent,
    private readonly key: ParsedKey,
  ) {
    super();
  }

  override getIdentities(tell: (error: Error | undefined, keys: ParsedKey[]) => void): void {
    tell(undefined, [this.key]);
  }

  override sign(key: Key, data: Buffer, options: SigningRequestOptions, tell?: SignCallback): void;
  override sign(key: Key, data: Buffer, tell: SignCallback): void;
  override sign(key: Key, data: Buffer, options: SigningRequestOptions | SignCallback, tell?: SignCallback): void {
    if (typeof options === 'function') this.agent.sign(key, data, options);
    else this.agent.sign(key, data, options, tell);
  }
}

function identities(agent: BaseAgent): Promise<ParsedKey[]> {
  return new Promise((resolve, reject) => {
    agent.getIdentities((error, keys) => {
      if (error) reject(unusable('did not list its keys', error));
      else resolve((keys ?? []) as ParsedKey[]);
    });
  });
}

function unusable(what: string, cause: unknown, hint = START_AGENT): UserError {
  return new UserError('AUTH_FAILED', `The SSH agent (SSH_AUTH_SOCK) ${what}.`, { hint, cause });
}

const START_AGENT =
  'Start the agent and add the key in an earlier step of the same job (ssh-add -l lists its keys), or set the key in the input `private-key`.';

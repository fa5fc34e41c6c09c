import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import ssh2, { type BaseAgent, type ParsedKey, type SignCallback, type SigningRequestOptions } from 'ssh2';
import { fingerprint } from './fingerprint';
import type { OfferedKey } from './offered-key';

/** An agent answers at once, unless it asks somebody who is not there. */
const ANSWER_MS = 10_000;

/** What an agent holds, in its order. Throws AUTH_FAILED where it does not answer or holds nothing that we can use. */
export async function agentKeys(socketPath: string, clock: Clock, signal: AbortSignal): Promise<OfferedKey[]> {
  const agent = ssh2.createAgent(socketPath);
  const late = () => unusable(`did not answer within ${formatDuration(ANSWER_MS)}`, undefined);
  const keys = await withDeadline(clock, ANSWER_MS, late, () => identities(agent), signal);
  if (keys.length === 0) throw unusable('holds no key of a kind that we can use', undefined);
  return keys.map((key) => ({
    name: `the key ${fingerprint(key.getPublicSSH())} (${key.type}) of the SSH agent`,
    key,
    agent: new OneKeyAgent(agent, key),
  }));
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
      if (error) reject(unusable('cannot be asked for its keys', error));
      else resolve((keys ?? []) as ParsedKey[]);
    });
  });
}

function unusable(what: string, cause: unknown): UserError {
  return new UserError('AUTH_FAILED', `The SSH agent (SSH_AUTH_SOCK) ${what}.`, {
    hint: 'Start it and add the key in an earlier step of the same job (ssh-add -l lists what it holds), or hand over the key itself in the input `private-key`.',
    cause,
  });
}

import { keyBlocks, MOST_KEYS } from './key-blocks';
import { diagnoseKey, type KeyDiagnosis } from './key-diagnosis';
import type { SshSettings } from './settings';

type Name = 'private-key' | 'passphrase' | 'password';

interface Reader {
  text(name: Name): string;
  problem(name: Name, what: { code: 'MISSING' | 'ILLEGAL' | 'CONFLICT'; legal: string; given?: string }): void;
}

/** The key or keys in `private-key`; the agent, where there is neither key nor password. Notes every problem. */
export function readKeys(
  input: Reader,
  hasPassword: boolean,
  agentSocket: string,
): Pick<SshSettings, 'privateKey' | 'passphrase' | 'agentSocket'> {
  const text = input.text('private-key');
  const passphrase = withoutLastBreak(input.text('passphrase'));
  if (text.trim() === '') return withoutKey(input, hasPassword, agentSocket);
  const found = keyBlocks(text).map(diagnoseKey);
  reportDamage(input, found);
  const keys = found.filter((each) => 'privateKey' in each);
  const most = hasPassword ? MOST_KEYS - 1 : MOST_KEYS;
  if (found.length > most) {
    const legal = `at most ${most} keys${hasPassword ? ' in addition to a password' : ''}, because servers close the connection after ${MOST_KEYS} refusals (MaxAuthTries)`;
    input.problem('private-key', { code: 'ILLEGAL', given: `${found.length} keys`, legal });
  }
  const isLocked = keys.some(({ encrypted }) => encrypted);
  if (isLocked && passphrase === '') {
    input.problem('passphrase', { code: 'MISSING', legal: 'the passphrase of `private-key`, which is encrypted' });
  }
  const privateKey = keys.map((key) => key.privateKey).join('');
  return { privateKey, ...(isLocked && passphrase !== '' ? { passphrase } : {}) };
}

/** A secret that was piped into a tool often ends with a line feed that nobody typed. */
export function withoutLastBreak(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}

function withoutKey(input: Reader, hasPassword: boolean, agentSocket: string): Pick<SshSettings, 'agentSocket'> {
  if (hasPassword) return {};
  if (agentSocket !== '') return { agentSocket };
  const legal = 'the private key for the hosts, or `password`, or an SSH agent in SSH_AUTH_SOCK';
  input.problem('private-key', { code: 'MISSING', legal });
  return {};
}

function reportDamage(input: Reader, found: readonly KeyDiagnosis[]): void {
  for (const [index, key] of found.entries()) {
    if (!('found' in key)) continue;
    const which = found.length === 1 ? '' : `key ${index + 1} of ${found.length}: `;
    input.problem('private-key', { code: 'ILLEGAL', given: `${which}${key.found}`, legal: key.cure });
  }
}

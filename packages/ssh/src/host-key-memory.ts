import { knownHostName } from './known-hosts';
import type { Target } from './target';

/** What this process has learned about host keys: a second connection must not meet another host. */
const pins = new Map<string, Buffer>();
const warned = new Set<string>();

export function pinnedKey({ host, port }: Target): Buffer | undefined {
  return pins.get(knownHostName(host, port));
}

/** False where the key was pinned before. */
export function pinKey({ host, port }: Target, key: Buffer): boolean {
  const name = knownHostName(host, port);
  const isNew = !pins.has(name);
  if (isNew) pins.set(name, key);
  return isNew;
}

/** True exactly once for each host. */
export function firstWarning({ host, port }: Target): boolean {
  const name = knownHostName(host, port);
  if (warned.has(name)) return false;
  warned.add(name);
  return true;
}

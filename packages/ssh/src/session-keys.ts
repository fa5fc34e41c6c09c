import { createSecretKey } from 'node:crypto';
import type { Client } from 'ssh2';

/** What of the library's inside is used here; decision record 011 says why. */
interface Protocol {
  _cipher: Record<string, unknown>;
  _decipher: Record<string, unknown>;
}

/** Names of those of all ciphers of the library, and of the codes beside them. */
const KEYS = ['_encKey', '_encKeyMain', '_encKeyPktLen', '_decipherKey', '_decKeyMain', '_decKeyPktLen', '_macKey'];

/**
 * Makes the keys of a connection key objects; to be called after every handshake. The library begins a cipher for each
 * packet, and with a key in a buffer Node makes it such an object each time: a third of the work of encrypting.
 */
export function keepSessionKeys(client: Client): void {
  const { _protocol: protocol } = client as unknown as { _protocol?: Protocol };
  for (const cipher of [protocol?._cipher, protocol?._decipher]) {
    for (const name of KEYS) {
      const key = cipher?.[name];
      if (cipher && Buffer.isBuffer(key) && key.length > 0) cipher[name] = createSecretKey(key);
    }
  }
}

import type { Client, ParsedKey } from 'ssh2';

type Sign = (data: Buffer, give: (signature: Buffer) => void) => void;

/** What of the library's inside is used here; decision record 011 says why. */
interface Protocol {
  service(name: string): void;
  authPK(user: string, key: ParsedKey, algorithm?: string, sign?: Sign): void;
  _handlers: { SERVICE_ACCEPT?: (protocol: Protocol, name: string) => void };
}

/** SHA-1 is the oldest RSA signature's; for other kinds of keys the kind says it all. */
const HASHES: Record<string, string> = { 'rsa-sha2-512': 'sha512', 'rsa-sha2-256': 'sha256', 'ssh-rsa': 'sha1' };

/**
 * Saves two of the four round trips between handshake and login; to be called right after `client.connect`. Our own
 * keys are offered with their signature, not first without one to hear whether they would do. And the first offer
 * follows the request for the login service at once, unless `firstIsRsa`: which hash such a signature may use is said
 * by the server only after its answer to that request.
 */
export function hastenLogin(client: Client, firstIsRsa: boolean): void {
  const { _protocol: protocol } = client as unknown as { _protocol?: Protocol };
  if (protocol === undefined) return;
  const { authPK, service } = protocol;
  protocol.authPK = (user, key, algorithm, sign) => {
    authPK.call(protocol, user, key, algorithm, sign ?? (key.isPrivateKey() ? signer(key, algorithm) : undefined));
  };
  const begin = protocol._handlers.SERVICE_ACCEPT;
  if (firstIsRsa || begin === undefined) return;
  protocol.service = (name) => {
    protocol._handlers.SERVICE_ACCEPT = () => {};
    service.call(protocol, name);
    begin(protocol, name);
  };
}

function signer(key: ParsedKey, algorithm = key.type as string): Sign {
  return (data, give) => {
    const signature = key.sign(data, HASHES[algorithm]);
    if (signature instanceof Error) throw signature;
    give(signature);
  };
}

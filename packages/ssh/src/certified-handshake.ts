import type { Client } from 'ssh2';
import { CERTIFICATE_SUFFIX, isCertificate, parseHostCertificate } from './host-certificate';
import { wireString } from './wire-reader';

/** What of the library's inside is used here; decision record 012 says why, and how it fails. */
interface Protocol {
  _offer: Offer;
  _kex: KeyExchange | undefined;
}

interface KeyExchange {
  negotiated: { serverHostKey: string };
  parse(payload: Buffer): unknown;
  _hostKey: Buffer | undefined;
}

type List = { array: readonly string[] };
type OneWay<T> = { cipher: T; mac: T; compress: T; lang: T };
type Lists<T> = { kex: T; serverHostKey: T; cs: OneWay<T>; sc: OneWay<T> };
type Offer = { lists: Lists<List>; constructor: new (lists: Lists<readonly string[]>) => Offer };

/**
 * Lets a server show a host certificate, of which the library knows nothing; to be called right after
 * `client.connect`. `show` is told of the certificate just before the host verifier hears of the key in it. The
 * library proves, as ever, that the server holds that key.
 */
export function offerCertificates(
  client: Client,
  algorithms: readonly string[],
  show: (certificate: Buffer) => void,
): void {
  const { _protocol: protocol } = client as unknown as { _protocol: Protocol };
  const { lists, constructor: Lists } = protocol._offer;
  protocol._offer = new Lists({
    kex: lists.kex.array,
    serverHostKey: [...algorithms, ...lists.serverHostKey.array],
    cs: arrays(lists.cs),
    sc: arrays(lists.sc),
  });
  let current = protocol._kex;
  Object.defineProperty(protocol, '_kex', {
    get: () => current,
    set: (next: KeyExchange | undefined) => {
      current = next;
      if (next?.negotiated.serverHostKey.endsWith(CERTIFICATE_SUFFIX)) translate(next, show);
    },
  });
}

function arrays({ cipher, mac, compress, lang }: OneWay<List>): OneWay<readonly string[]> {
  return { cipher: cipher.array, mac: mac.array, compress: compress.array, lang: lang.array };
}

/** To the library the exchange is one with the plain key, except where the whole certificate goes into its hash. */
function translate(exchange: KeyExchange, show: (certificate: Buffer) => void): void {
  const { negotiated, parse } = exchange;
  negotiated.serverHostKey = negotiated.serverHostKey.slice(0, -CERTIFICATE_SUFFIX.length);
  exchange.parse = (payload) => {
    const certificate = firstString(payload);
    const key = certificate && isCertificate(certificate) ? parseHostCertificate(certificate)?.key : undefined;
    if (certificate === undefined || key === undefined) return parse.call(exchange, payload);
    hashWhole(exchange, certificate);
    show(certificate);
    const rest = payload.subarray(5 + certificate.length);
    return parse.call(exchange, Buffer.concat([payload.subarray(0, 1), wireString(key), rest]));
  };
}

/** The first read is the hash's, the later ones are for the verification of the signature over it. */
function hashWhole(exchange: KeyExchange, certificate: Buffer): void {
  let key: Buffer | undefined;
  let reads = 0;
  Object.defineProperty(exchange, '_hostKey', {
    get: () => (reads++ === 0 ? certificate : key),
    set: (next: Buffer | undefined) => {
      key = next;
    },
  });
}

function firstString(payload: Buffer): Buffer | undefined {
  if (payload.length < 5) return undefined;
  const length = payload.readUInt32BE(1);
  return payload.length < 5 + length ? undefined : Buffer.from(payload.subarray(5, 5 + length));
}

import { wireKeyType } from './fingerprint';

export const KEY_LEGAL =
  'the whole private key file (PEM or OpenSSH format), from its BEGIN to its END line, with its line breaks';

/** What the text of a private key is at first sight; `found` says it in words and never quotes the text. */
export type KeyDiagnosis = { privateKey: string; encrypted: boolean } | { found: string; cure: string };

const HARDWARE = 'a key on a security key, which needs a touch that a workflow cannot give';

/** Tells the usual mistakes with a pasted key apart. Windows line ends, indentation and blank lines are mended. */
export function diagnoseKey(text: string): KeyDiagnosis {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const body = lines.filter((line) => line !== '');
  const [first = ''] = body;
  if (/^\S+-cert-v01@openssh\.com AAAA/.test(first)) {
    return {
      found: 'a user certificate, which is not supported',
      cure: `add the plain key to authorized_keys on the host, and paste its private half: ${KEY_LEGAL}`,
    };
  }
  if (/^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) AAAA/.test(first)) {
    return { found: 'a public key', cure: `paste the other file, the one without .pub: ${KEY_LEGAL}` };
  }
  if (/^PuTTY-User-Key-File-\d/.test(first)) {
    return {
      found: 'a key in PuTTY format',
      cure: `convert it first (PuTTYgen: Conversions, Export OpenSSH key; or puttygen key.ppk -O private-openssh-new): ${KEY_LEGAL}`,
    };
  }
  if (body.length <= 2 && /^(~|\.{0,2}\/|[A-Za-z]:\\)\S+$/.test(first)) {
    return { found: 'the path of a file', cure: `paste the content, not the path: ${KEY_LEGAL}` };
  }
  if (isBase64OfKey(body)) return { found: 'a key that was encoded in base64 again', cure: KEY_LEGAL };
  return diagnoseArmour(body);
}

function diagnoseArmour(body: string[]): KeyDiagnosis {
  const whole = body.join('\n');
  const kind = /-----? ?BEGIN ([A-Z0-9 ]+?) ?-----?/.exec(whole)?.[1];
  if (kind === undefined) return { found: 'no private key (it has no BEGIN line)', cure: KEY_LEGAL };
  if (kind.includes('PUBLIC')) {
    return { found: 'a public key', cure: `paste the other file, the one without .pub: ${KEY_LEGAL}` };
  }
  if (!kind.endsWith('PRIVATE KEY') || kind.startsWith('SSH2') || kind === 'DSA PRIVATE KEY') {
    return { found: `not a key that servers accept (BEGIN ${kind})`, cure: KEY_LEGAL };
  }
  if (whole.includes('\\n')) {
    return {
      found: 'a key whose line breaks have become the two characters \\n',
      cure: `paste it with real ones: ${KEY_LEGAL}`,
    };
  }
  const [begin, end] = [`-----BEGIN ${kind}-----`, `-----END ${kind}-----`];
  if (body.length < 3 && whole.includes('-----END')) {
    return {
      found: 'a key that has lost its line breaks',
      cure: `a secret keeps them if you paste the whole file: ${KEY_LEGAL}`,
    };
  }
  const endAt = body.indexOf(end);
  if (endAt < 0) return { found: 'a key that is cut off (it has no END line)', cure: KEY_LEGAL };
  const from = body.indexOf(begin);
  if (from < 0 || from > endAt) return { found: 'a key with a damaged BEGIN line', cure: KEY_LEGAL };
  return diagnoseBody(body.slice(from, endAt + 1), kind);
}

function diagnoseBody(lines: string[], kind: string): KeyDiagnosis {
  const inner = lines.slice(1, -1);
  const headers = inner.filter((line) => /^[A-Za-z-]+: /.test(line));
  const base64 = inner.filter((line) => !headers.includes(line)).join('');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return { found: 'a key with foreign characters between BEGIN and END', cure: KEY_LEGAL };
  }
  const legacy = headers.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line));
  // The headers of the old format end with a blank line, which had to go with the others.
  const mended = headers.length > 0 ? [lines[0], ...headers, '', ...inner.slice(headers.length), lines.at(-1)] : lines;
  const privateKey = `${mended.join('\n')}\n`;
  if (kind !== 'OPENSSH PRIVATE KEY') return { privateKey, encrypted: legacy || kind.startsWith('ENCRYPTED') };
  const facts = openSshFacts(Buffer.from(base64, 'base64'));
  if (facts === undefined) return { found: 'a damaged key (its content is not in OpenSSH format)', cure: KEY_LEGAL };
  if (facts.type.startsWith('sk-'))
    return { found: HARDWARE, cure: 'a separate deploy key that is not on a security key' };
  return { privateKey, encrypted: facts.cipher !== 'none' };
}

function isBase64OfKey(body: string[]): boolean {
  const text = body.join('');
  return /^[A-Za-z0-9+/=]+$/.test(text) && Buffer.from(text, 'base64').toString('latin1', 0, 11) === '-----BEGIN ';
}

/** The open part of OpenSSH's own format: how it is encrypted, and the public half. */
function openSshFacts(data: Buffer): { cipher: string; type: string } | undefined {
  const magic = 'openssh-key-v1\0';
  if (data.toString('latin1', 0, magic.length) !== magic) return undefined;
  const fields: Buffer[] = [];
  let at = magic.length;
  for (let field = 0; field < 4; field++) {
    // The number of keys stands between the third and the last string.
    if (field === 3) at += 4;
    if (at + 4 > data.length) return undefined;
    const end = at + 4 + data.readUInt32BE(at);
    if (end > data.length) return undefined;
    fields.push(data.subarray(at + 4, end));
    at = end;
  }
  const [cipher, , , publicKey] = fields;
  const type = publicKey && wireKeyType(publicKey);
  return cipher && type ? { cipher: cipher.toString('latin1'), type } : undefined;
}

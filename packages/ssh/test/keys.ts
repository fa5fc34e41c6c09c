/** A public key in wire format; `seed` tells several apart. */
export function wireKey(type = 'ssh-ed25519', seed = 1): Buffer {
  return Buffer.concat([field(Buffer.from(type)), field(Buffer.alloc(32, seed))]);
}

export function knownLine(names: string, key = wireKey()): string {
  const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
  return `${names} ${type} ${key.toString('base64')}`;
}

function field(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

import { createHash, hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { UserError } from '@deploy-actions/error';
import { type BytePath, showPath, systemPath } from './byte-path';
import { sweep } from './sweep';

/** Up to here a file is read in one go, and kept until it is known whether it has to be sent. */
export const SMALL_BYTES = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** V8 does not count what buffers hold beside its heap soon enough: without a sweep 1 GiB takes 50 MiB more. */
const SWEEP_BYTES = 8 * 1024 * 1024;

export interface Content {
  bytes: Buffer;
  sha256: string;
}

/** A small file, whole. Throws `SOURCE`, also where it has another size by now: it may be written at this moment. */
export function readSmall(root: BytePath, path: BytePath, size: number): Content {
  const bytes = readWhole(root, path);
  if (bytes.length !== size) throw changed(path);
  return { bytes, sha256: hash('sha256', bytes) };
}

function readWhole(root: BytePath, path: BytePath): Buffer {
  try {
    return readFileSync(systemPath(`${root}/${path}`));
  } catch (cause) {
    throw new UserError('SOURCE', `Cannot read ${showPath(path)}.`, { cause });
  }
}

/**
 * Reads exactly `size` bytes, hands them on chunk by chunk, each in a buffer of its own, and returns the SHA-256 of
 * all. Throws `SOURCE` where the file has become another one meanwhile.
 */
export async function readLarge(
  root: BytePath,
  path: BytePath,
  size: number,
  onChunk?: (chunk: Buffer) => Promise<void>,
): Promise<string> {
  const digest = createHash('sha256');
  const scratch = onChunk ? undefined : Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const file = await open(systemPath(`${root}/${path}`)).catch((cause) => {
    throw new UserError('SOURCE', `Cannot read ${showPath(path)}.`, { cause });
  });
  try {
    const before = await file.stat();
    if (before.size !== size) throw changed(path);
    let unswept = 0;
    for (let at = 0; at < size; ) {
      const buffer = scratch ?? Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, size - at));
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - at), at);
      if (bytesRead === 0) throw changed(path);
      const chunk = buffer.subarray(0, bytesRead);
      digest.update(chunk);
      await onChunk?.(chunk);
      at += bytesRead;
      unswept += bytesRead;
      if (unswept < SWEEP_BYTES || scratch) continue;
      unswept = 0;
      sweep();
    }
    const after = await file.stat();
    if (after.size !== size || after.mtimeMs !== before.mtimeMs) throw changed(path);
    return digest.digest('hex');
  } finally {
    await file.close();
  }
}

export function changed(path: BytePath): UserError {
  return new UserError('SOURCE', `${showPath(path)} changed or disappeared during the upload.`, {
    hint: 'Make sure that the step that writes it ends before the deploy starts.',
  });
}

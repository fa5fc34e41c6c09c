import { gunzipSync } from 'node:zlib';
import { UserError } from '@deploy-actions/error';
import { askedPaths } from '@deploy-actions/payload';
import { formatSize } from '@deploy-actions/quantity';
import { BoundedBytes } from './bounded-bytes';
import type { ProgramClient } from './program-client';

/** Of a listing of 100,000 files and more; what a host may make us unpack. */
const LARGEST_BYTES = 256 * 1024 * 1024;
const LARGEST_PACKED_BYTES = 64 * 1024 * 1024;

/** The listing of what the host has, one byte a character; see `parseBaseIndex` and `parseSharedState`. */
export async function readIndex(
  client: Pick<ProgramClient, 'call'>,
  sharedPaths: readonly string[] = [],
): Promise<string> {
  const packed = new BoundedBytes(LARGEST_PACKED_BYTES);
  // Said again where the connection broke, it begins anew.
  const words = () => {
    packed.clear();
    return ['index', ...askedPaths(sharedPaths)];
  };
  await client.call(words, { captureLimit: 0, answerLimit: LARGEST_PACKED_BYTES, onStdout: packed.push });
  if (!packed.isWhole) {
    throw new UserError(
      'HOST_PROTOCOL',
      `The list of files on the host is larger than ${formatSize(LARGEST_PACKED_BYTES)}.`,
    );
  }
  try {
    return gunzipSync(packed.bytes(), { maxOutputLength: LARGEST_BYTES }).toString('latin1');
  } catch (cause) {
    throw new UserError('HOST_PROTOCOL', 'The list of files on the host cannot be read.', { cause });
  }
}

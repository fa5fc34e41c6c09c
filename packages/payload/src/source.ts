import { mkdir, stat } from 'node:fs/promises';
import { UserError } from '@deploy-actions/error';
import { unpackArchive } from './archive';

/** The folder to deploy: `source` itself, or what a tar archive (plain or gzip) holds, unpacked into `scratch`. */
export async function openSource(source: string, scratch: string): Promise<string> {
  try {
    if ((await stat(source)).isDirectory()) return source;
    await mkdir(scratch, { recursive: true });
    await unpackArchive(source, scratch);
    return scratch;
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('SOURCE', `${source} is neither a folder nor a tar archive that can be read.`, { cause });
  }
}

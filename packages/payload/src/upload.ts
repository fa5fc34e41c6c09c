import type { Readable } from 'node:stream';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { Compressor } from './compressor';
import type { Sent } from './encode';
import type { Sink } from './tar-writer';
import { Tee } from './tee';

/** One host's copy of an upload. */
export interface Upload {
  /** A line that names the format, then the archive. */
  stream: Readable;
  /** Name of its folder among the uploads of this run: no two attempts on a host share one. */
  box: string;
  /** When the host last took something; now, where it waits for us. */
  lastMoveMs(): number;
  /** Why the stream broke off, where the reason was on the runner. */
  spoiledBy(): UserError | undefined;
}

export interface UploadOptions {
  hosts: number;
  box: string;
  /** Packed for hosts that are far, as it is for those that are near. */
  isPacked: boolean;
  encode(sink: Sink): Promise<Sent>;
  clock: Clock;
}

/** One archive for several hosts, made once; `sent` rejects where it broke off or every host has left. */
export function createUploads(options: UploadOptions): { uploads: Upload[]; sent: Promise<Sent> } {
  const { hosts, box, isPacked, encode, clock } = options;
  const tee = new Tee(clock);
  let spoiler: UserError | undefined;
  const uploads = Array.from({ length: hosts }, () => ({ ...tee.branch(), box, spoiledBy: () => spoiler }));
  const sent = send().catch((error) => {
    if (error instanceof UserError) spoiler = error;
    tee.destroy(error);
    throw error;
  });
  // Every host hears of it by its own copy.
  sent.catch(() => undefined);
  return { uploads, sent };

  async function send(): Promise<Sent> {
    const compressor = isPacked ? new Compressor((block) => tee.write(block), clock) : undefined;
    await tee.write(Buffer.from(isPacked ? 'gzip\n' : 'plain\n'));
    const result = await encode((block) => (compressor ? compressor.push(block) : tee.write(block)));
    await compressor?.end();
    tee.end();
    return result;
  }
}

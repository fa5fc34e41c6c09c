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
  /** Told when the host has begun. */
  onReady(): void;
  /** When the host last took something; now, where it waits for us. */
  lastMoveMs(): number;
  /** Why the stream broke off, where the reason was on the runner. */
  spoiledBy(): UserError | undefined;
}

/**
 * A host that begins within this time is near, and to pack for it would take longer than to send. It is also what a
 * host that is far waits for its first byte.
 */
const NEAR_MS = 30;

/** One archive for several hosts, made once; `sent` rejects where it broke off or every host has left. */
export function createUploads(
  hosts: number,
  box: string,
  encode: (sink: Sink) => Promise<Sent>,
  clock: Clock,
): { uploads: Upload[]; sent: Promise<Sent> } {
  const tee = new Tee(clock);
  let spoiler: UserError | undefined;
  const branches = Array.from({ length: hosts }, () => {
    const { stream, asked, lastMoveMs } = tee.branch();
    let onReady = () => {};
    const ready = new Promise<void>((resolve) => {
      onReady = resolve;
      stream.once('close', resolve);
    });
    return { asked, ready, upload: { stream, box, onReady, lastMoveMs, spoiledBy: () => spoiler } };
  });
  const sent = send().catch((error) => {
    if (error instanceof UserError) spoiler = error;
    tee.destroy(error);
    throw error;
  });
  sent.catch(() => undefined);
  return { uploads: branches.map(({ upload }) => upload), sent };

  async function send(): Promise<Sent> {
    await Promise.all(branches.map(({ asked }) => asked));
    const isNear = await within(clock, NEAR_MS, Promise.all(branches.map(({ ready }) => ready)));
    await tee.write(Buffer.from(isNear ? 'plain\n' : 'gzip\n'));
    const result = isNear ? await encode((block) => tee.write(block)) : await encodePacked();
    tee.end();
    return result;
  }

  async function encodePacked(): Promise<Sent> {
    const compressor = new Compressor((block) => tee.write(block), clock);
    const result = await encode((block) => compressor.push(block));
    await compressor.end();
    return result;
  }
}

async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const late = clock.sleep(ms, over.signal).then(
    () => false,
    () => true,
  );
  const isInTime = await Promise.race([work.then(() => true), late]);
  over.abort();
  return isInTime;
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions } from '@deploy-actions/ssh';
import type { LocalSite } from './local-site';

/** `connection`: it breaks, and the next call gets a new one. `runner`: nobody comes back. `power`: the host dies, too. */
export type CutDeath = 'connection' | 'runner' | 'power';

export interface Cut {
  wrap(connection: Connection): Connection;
  /** Bytes that were sent so far, all calls together. */
  sent(): number;
  isMade(): boolean;
}

/** Cuts what is sent to the host after so many bytes. What a host reads then is the end of its input. */
export function cutAfter(site: LocalSite, bytes: number, death: CutDeath): Cut {
  let left = bytes;
  let isMade = false;
  // A dead runner tries nothing again.
  const lost = () =>
    death === 'connection'
      ? new UserError('CONNECTION_LOST', 'the connection was cut')
      : new Error('the runner is dead');

  async function* limited(stdin: ExecOptions['stdin']): AsyncGenerator<Buffer> {
    const source = stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin ?? '')]);
    for await (const chunk of source as AsyncIterable<Buffer | string>) {
      const whole = Buffer.from(chunk as string);
      // At its very end nothing is left to be cut.
      const part = isMade ? whole : whole.subarray(0, left);
      left -= part.length;
      yield part;
      if (part.length === whole.length) continue;
      isMade = true;
      if (death === 'power') killCalls(site);
      return;
    }
  }

  return {
    sent: () => bytes - left,
    isMade: () => isMade,
    wrap: (connection) => ({
      ...connection,
      exec: async (command, options = {}) => {
        if (isMade && death !== 'connection') throw new UserError('CANCELLED', 'the runner is dead');
        const wasMade = isMade;
        const stdin = wasMade ? options.stdin : Readable.from(limited(options.stdin), { objectMode: false });
        const result = await connection.exec(command, { ...options, ...(stdin === undefined ? {} : { stdin }) });
        if (isMade && !wasMade) throw lost();
        return result;
      },
    }),
  };
}

/** Each call that changes something is noted with the number of its process, which leads a group of its own. */
function killCalls(site: LocalSite): void {
  const notes = join(site.own, 'busy');
  for (const note of existsSync(notes) ? readdirSync(notes) : []) {
    const pid = Number(/^first-(\d+)$/.exec(note)?.[1]);
    try {
      if (Number.isInteger(pid)) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}

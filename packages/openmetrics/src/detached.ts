import { Buffer } from 'node:buffer';

/** The same text on its own: a piece of a text keeps the whole of it in memory, for as long as it is kept itself. */
export function detached(piece: string): string {
  return Buffer.from(piece, 'utf8').toString('utf8');
}

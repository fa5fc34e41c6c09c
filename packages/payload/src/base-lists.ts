import { hash } from 'node:crypto';
import { type BaseIndex, parseBaseIndex } from './base-index';

export interface BaseList {
  base: BaseIndex;
  /** The same for hosts that have the same files. */
  id: string;
}

/** Hosts of a fleet mostly have the same files: what they say of them is long, and is kept once. */
export class BaseLists {
  private readonly known = new Map<string, BaseList>();

  /** `listing` as `parseBaseIndex` reads it; lines of what is in `shared/` make no other list of it. */
  of(listing: string): BaseList {
    const files = listing.replace(/^@.*\n/gm, '');
    const id = hash('sha256', Buffer.from(files, 'latin1'));
    const list = this.known.get(id) ?? { base: parseBaseIndex(files), id };
    this.known.set(id, list);
    return list;
  }
}

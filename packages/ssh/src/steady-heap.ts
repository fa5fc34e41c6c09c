import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of the heap for young objects as small as it is now. V8 lets it grow to 64 MB of strings and handles
 * whose bytes lie outside of it, until it looks for those that are gone; a stream of small blocks needs a tenth. To be
 * called when the code is loaded, which needs the room. See decision record 096.
 */
export function steadyHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

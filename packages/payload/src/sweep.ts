import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'minor' | 'major' }) => void;

/** A major collection takes some ten milliseconds, a minor one about one. */
const MINORS = 3;

let collect: Collect | undefined;
let sweeps = 0;

/**
 * Collects what is gone, at every third call also what had become old before: buffers that were sent are freed now
 * and not some time, since V8 hardly counts what they hold beside its heap.
 */
export function sweep(): void {
  collect ??= collector();
  sweeps++;
  collect({ type: sweeps % MINORS === 0 ? 'major' : 'minor' });
}

function collector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}

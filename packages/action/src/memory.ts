import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What Node holds of memory outside of its heap, and how it is made to let go of what nobody needs any more. */
export interface Memory {
  bufferBytes(): number;
  collect(): void;
}

/** What a stream needs is far less; more than this is what the collector has not looked at yet. */
const MOST_BYTES = 24 * 1024 * 1024;
const INTERVAL_MS = 20;

/** Collects what is left of buffers where that has become too much. */
export function relieve(memory: Memory): void {
  if (memory.bufferBytes() > MOST_BYTES) memory.collect();
}

/**
 * Keeps the memory of a run small, however much passes through it. A gigabyte that streams by leaves a trail of used
 * buffers, and the collector lets hundreds of MiB pile up before it looks: its young generation grows with what
 * survives, and buffers are not part of that count.
 */
export function boundMemory(memory: Memory = nodeMemory()): void {
  setInterval(() => relieve(memory), INTERVAL_MS).unref();
}

/** From now on the young generation of the heap keeps its size, so that it is looked through often. */
export function nodeMemory(): Memory {
  setFlagsFromString('--semi-space-growth-factor=1');
  let collect: (() => void) | undefined;
  return {
    bufferBytes: () => process.memoryUsage().arrayBuffers,
    collect: () => {
      // Made only where it is needed: most runs are small.
      collect ??= exposedCollector();
      collect();
    },
  };
}

function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

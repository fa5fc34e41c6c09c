import { nodeMemory, relieve } from '../src/memory';

const MIB = 1024 * 1024;

describe('relieve', () => {
  it.each([
    [0, 0],
    [24 * MIB, 0],
    [24 * MIB + 1, 1],
    [500 * MIB, 1],
  ])('with %d bytes in buffers, collects %d times', (bytes, times) => {
    let collected = 0;
    relieve({ bufferBytes: () => bytes, collect: () => collected++ });
    expect(collected).toBe(times);
  });
});

describe('nodeMemory', () => {
  it('lets go of buffers that nobody needs, and of no others', () => {
    const memory = nodeMemory();
    const kept = Buffer.alloc(8 * MIB);
    const before = memory.bufferBytes();
    (() => Buffer.alloc(64 * MIB))();
    memory.collect();
    expect(memory.bufferBytes()).toBeLessThan(before + 32 * MIB);
    expect(memory.bufferBytes()).toBeGreaterThanOrEqual(kept.length);
  });
});

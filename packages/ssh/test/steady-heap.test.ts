import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/steady-heap.ts', import.meta.url));

/** How large the space for young objects has become, in MB, when a process of its own has made many. */
function youngSpace(before: string): number {
  const program = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    const { steadyHeap } = await import(${JSON.stringify(source)});
    ${before}
    const kept = [];
    for (let n = 0; n < 3_000_000; n++) kept[n % 50_000] = { n };
    console.log(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 1e6);
  `;
  const flags = ['--no-warnings', '--input-type=module', '-e', program];
  return Number(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
}

describe('steadyHeap', () => {
  it('keeps the space for young objects from growing, which it does without', () => {
    expect(youngSpace('')).toBeGreaterThan(8);
    expect(youngSpace('steadyHeap();')).toBeLessThan(8);
  });
});

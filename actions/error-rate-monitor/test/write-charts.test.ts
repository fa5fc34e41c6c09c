import { VirtualClock } from '@deploy-actions/clock';
import { fakeAsk } from '../../../test/support/http';
import { writeCharts } from '../src/write-charts';
import { world } from './acting';
import { signal } from './results';

const ask = fakeAsk(() => new Response(''));

describe('writeCharts', () => {
  it('writes one drawing for each signal that was measured', () => {
    const files: Record<string, string> = {};
    const signals = [signal(), signal({ name: 'cpu' }), signal({ name: 'none', measurements: [] })];
    const paths = writeCharts(signals, world(new VirtualClock(), ask, undefined, files));
    expect(paths).toEqual(['/report/error-rate.svg', '/report/cpu.svg']);
    expect(files['/report/cpu.svg']).toContain('<svg');
  });

  it('warns where it cannot, and goes on', () => {
    const lines: string[] = [];
    const full = {
      ...world(new VirtualClock(), ask, undefined, {}, lines),
      writeFile: () => {
        throw new Error('ENOSPC');
      },
    };
    expect(writeCharts([signal()], full)).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('ENOSPC')]);
  });
});

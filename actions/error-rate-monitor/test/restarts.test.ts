import type { InstanceReading } from '@deploy-actions/source';
import { restartWords } from '../src/restarts';

function measured(...rows: InstanceReading[][]) {
  return { measurements: rows.map((instances, slot) => ({ atMs: slot * 10_000, tookMs: 1, instances })) };
}

const well = { name: 'api-1', ratio: 0 };
const begun = { ...well, reset: true } as const;

describe('restartWords', () => {
  it('names who began anew, and when; of several signals each restart once', () => {
    const watched = measured([well], [begun], [well], [{ ...begun, name: 'api-2', restart: true }]);
    expect(restartWords([watched, watched])).toBe('2 restarts: api-1 at 10.0 s, api-2 at 30.0 s');
    expect(restartWords([measured([begun])])).toBe('1 restart: api-1 at 0 ms');
  });

  it('names a few of many', () => {
    expect(restartWords([measured(...Array.from({ length: 8 }, () => [begun]))])).toMatch(
      /^8 restarts: .* at 40.0 s and 3 more$/,
    );
  });

  it('has none where nothing began anew, or where several processes were mixed', () => {
    expect(restartWords([measured([well])])).toBeUndefined();
    const mixed = { name: 'api-1', reset: true, problem: { kind: 'missing', reason: 'mixed' } } as const;
    expect(restartWords([measured([mixed])])).toBeUndefined();
  });
});

import { VirtualClock } from '@deploy-actions/clock';
import { progressLine, UploadProgress, withProgress } from '../src/upload-progress';

const MIB = 1024 * 1024;

/** Sends a MiB every second, then waits for `verifyMs`; returns what was logged, each line with its second. */
async function logged(mib: number, verifyMs: number, hosts = ['web1']): Promise<string[]> {
  const clock = new VirtualClock();
  const lines: string[] = [];
  const progress = new UploadProgress();
  progress.expect(mib * MIB);
  const work = async () => {
    for (let sent = 0; sent < mib; sent++) {
      await clock.sleep(1000);
      progress.send(MIB);
    }
    progress.isSent = true;
    await clock.sleep(verifyMs);
    return 'staged';
  };
  const log = (line: string) => lines.push(`${clock.elapsed() / 1000} ${line}`);
  expect(await withProgress(progress, { hosts, clock, log }, work())).toBe('staged');
  return lines;
}

describe('withProgress', () => {
  it('logs bytes, share, rate and time left every five seconds, and once that the hosts verify', async () => {
    expect(await logged(12, 30_000, ['web1', 'web2', 'web3'])).toEqual([
      '5 Upload to web1 and 2 more hosts: 4.0 MiB of 12.0 MiB sent (33 %), 819.2 KiB/s, 10.0 s left',
      '10 Upload to web1 and 2 more hosts: 9.0 MiB of 12.0 MiB sent (75 %), 921.6 KiB/s, 3.3 s left',
      '15 Upload to web1 and 2 more hosts: all 12.0 MiB sent; waiting until the release is verified there',
    ]);
  });

  it('logs nothing for an upload that is done within five seconds, or that sends no file', async () => {
    expect(await logged(3, 1000)).toEqual([]);
    expect(await logged(0, 60_000)).toEqual([]);
  });

  it('ends its reports when the upload fails', async () => {
    const clock = new VirtualClock();
    const failure = clock.sleep(7000).then(() => Promise.reject(new Error('lost')));
    const lines: string[] = [];
    const progress = new UploadProgress();
    progress.expect(MIB);
    const options = { hosts: ['a', 'b'], clock, log: (line: string) => lines.push(line) };
    await expect(withProgress(progress, options, failure)).rejects.toThrow('lost');
    await clock.sleep(60_000);
    expect(lines).toEqual(['Upload to a and 1 more host: 0 B of 1.0 MiB sent (0 %), nothing more in the last 5.0 s']);
  });
});

describe('progressLine', () => {
  const at = (...samples: [number, number][]) => samples.map(([atMs, bytes]) => ({ atMs, bytes }));

  it('takes the rate of the last samples', () => {
    expect(progressLine(at([10_000, 10 * MIB], [20_000, 30 * MIB]), 30 * MIB, 90 * MIB)).toBe(
      '30.0 MiB of 90.0 MiB sent (33 %), 2.0 MiB/s, 30.0 s left',
    );
  });

  it('says that nothing moves, and 100 % only when nothing is left', () => {
    expect(progressLine(at([0, 5], [15_000, 5]), 5, 10)).toBe(
      '5 B of 10 B sent (50 %), nothing more in the last 15.0 s',
    );
    expect(progressLine(at([0, 0], [5000, 9999]), 9999, 10_000)).toMatch(/\(99 %\)/);
  });
});

import type { HostReport, HostRow } from '@deploy-actions/fleet';
import { hostsOutput } from '../src/hosts-output';

const row: HostRow = {
  host: 'deploy@web1',
  verdict: 'unchanged',
  version: 'v1',
  release: 'v1',
  previousVersion: '',
  code: '',
  message: '',
  exitCode: 0,
  stdout: '',
  durationMs: 1,
};
const report: HostReport = {
  state: 'good',
  isProven: true,
  isAdopted: false,
  stray: '',
  rollbackVersion: '',
  lock: '',
  steps: [],
  freeBytes: 1,
  releases: [{ release: 'v1', state: 'good' }],
  bad: [],
  history: Array.from({ length: 5 }, (_, index) => ({ event: 'deploy', index, reason: 'x'.repeat(300) })),
};

describe('hostsOutput', () => {
  it('has the whole account of a few hosts', () => {
    expect(JSON.parse(hostsOutput([{ ...row, report }]))).toMatchObject([{ host: 'deploy@web1', report }]);
  });

  it('stays JSON that fits an output, however large the fleet, and keeps the newest lines', () => {
    const large = Array.from({ length: 60 }, () => ({ ...row, report, stdout: 'x'.repeat(65_536) }));
    const text = hostsOutput(large);
    expect(Buffer.byteLength(text)).toBeLessThan(64 * 1024);
    expect(JSON.parse(text)[59].report.history).toMatchObject([{ index: 4 }]);
    const huge = hostsOutput(Array.from({ length: 200 }, () => ({ ...row, report })));
    expect(Buffer.byteLength(huge)).toBeLessThan(64 * 1024);
    expect(JSON.parse(huge)).toHaveLength(200);
  });
});

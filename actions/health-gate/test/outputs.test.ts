import { contract } from '../src/contract';
import { briefOf, outputsOf } from '../src/outputs';
import { check, result } from './results';

describe('outputsOf', () => {
  it('fills every output of the contract but the wrapper’s own', () => {
    const names = Object.keys(outputsOf(result())).sort();
    expect([...names, 'report', 'report-path'].sort()).toEqual([...contract.outputs].sort());
  });

  it('has exactly the promised facts of every check', () => {
    expect(JSON.parse(outputsOf(result()).checks ?? '')).toEqual([
      {
        name: 'web',
        kind: 'http',
        verdict: 'healthy',
        attempts: 2,
        lastStatus: 200,
        version: 'v2',
        p50Ms: 12,
        p99Ms: 40,
        reason: 'healthy after 2 probes: status 200',
      },
    ]);
  });

  it('says from which host a check was asked, and how long its certificate is good, where that applies', () => {
    const checks = [check({ host: 'web-1', daysLeft: 12 })];
    expect(JSON.parse(outputsOf(result({ checks })).checks ?? '')).toMatchObject([{ host: 'web-1', daysLeft: 12 }]);
  });

  it('fits a hundred talkative checks into one output of 64 KiB', () => {
    const evil = { reason: '\u0001'.repeat(5000), version: '\u0001'.repeat(128) };
    const checks = Array.from({ length: 100 }, (_, at) => check({ name: 'n'.repeat(117) + at, ...evil }));
    const text = outputsOf(result({ checks })).checks ?? '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
    expect(JSON.parse(text)).toHaveLength(100);
  });
});

describe('the output `checks` of more checks than fit', () => {
  const checks = Array.from({ length: 500 }, (_, at) => {
    const name = `${'n'.repeat(120)}@web-${at}.example.org`;
    return check({ name, host: `web-${at}.example.org`, verdict: at === 499 ? 'unhealthy' : 'healthy', daysLeft: 9 });
  });
  const text = outputsOf(result({ checks })).checks ?? '';
  const listed = JSON.parse(text) as { name: string; verdict: string }[];

  it('is JSON still', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
    expect(listed.length).toBeGreaterThan(150);
  });

  it('leaves out healthy ones first', () => {
    expect(listed.at(-1)).toMatchObject({ name: checks[499]?.name, verdict: 'unhealthy' });
  });
});

describe('briefOf', () => {
  it('has the version before the checks, which may not fit', () => {
    expect(Object.keys(briefOf(result()))).toEqual(['version', 'attempts', 'reason', 'checks']);
  });
});

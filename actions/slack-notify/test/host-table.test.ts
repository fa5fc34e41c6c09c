import type { StepReport } from '@deploy-actions/report';
import { hostTable } from '../src/host-table';
import { deployReport } from './fake-world';

const reportWith = (hosts: unknown): StepReport => ({ action: 'ssh-deploy', verdict: 'failed', raw: { hosts } });

describe('hostTable', () => {
  it('shows what went wrong first, in columns', () => {
    expect(hostTable(deployReport)).toBe(
      ['```', 'web-2.example.org  failed    v1  CONNECT_TIMEOUT', 'web-1              deployed  v2', '```'].join('\n'),
    );
  });

  it('reads the output, which is JSON', () => {
    const raw = { outputs: { hosts: '[{"host":"web-1","verdict":"deployed"}]' } };
    expect(hostTable({ ...deployReport, raw })).toBe('```\nweb-1  deployed\n```');
  });

  it('says how many hosts are missing', () => {
    const table = hostTable(reportWith(Array.from({ length: 200 }, (_, index) => ({ host: `web-${index}` }))));
    expect(table.split('\n')).toHaveLength(13);
    expect(table).toContain('… and 190 more');
  });

  it('lets nothing out of the table', () => {
    const table = hostTable(reportWith([{ host: '```\n<!channel>', verdict: 'x'.repeat(5000) }]));
    expect(table.match(/`/g)).toHaveLength(6);
    expect(table).toContain('&lt;!channel&gt;');
    expect(table.length).toBeLessThan(200);
  });

  it.each([
    ['no hosts', undefined],
    ['an empty list', []],
    ['half a JSON', '[{"host":'],
    ['a number', 7],
    ['rows that are none', ['web-1', null, { verdict: 'failed' }]],
  ])('is empty for %s', (_, hosts) => {
    expect(hostTable(reportWith(hosts))).toBe('');
  });

  it('does without what a row lacks', () => {
    expect(hostTable(reportWith([{ host: 'web-1', verdict: 7, version: null }]))).toBe('```\nweb-1\n```');
  });
});

import type { HostRow } from '@deploy-actions/fleet';
import { lastWords } from '../src/last-words';

const row = (host: string, verdict: HostRow['verdict'], version: string, release = version) =>
  ({ host, verdict, version, release }) as HostRow;

describe('lastWords', () => {
  it('has a line for hosts that ended alike', () => {
    const rows = [row('a', 'deployed', 'v2', 'v2.r2'), row('b', 'reverted', ''), row('c', 'deployed', 'v2', 'v2.r2')];
    expect(lastWords({ verdict: 'failed', rows })).toEqual([
      'deployed (live: v2.r2): a, c',
      'reverted (live: nothing): b',
    ]);
  });

  it('is silent after a plan, a look or nothing done', () => {
    for (const verdict of ['planned', 'unchanged', '']) {
      expect(lastWords({ verdict, rows: [row('a', 'unchanged', 'v1')] })).toEqual([]);
    }
  });
});

import { newRow } from '../src/fleet-result';
import { lastLinesOf } from '../src/last-lines';

describe('lastLinesOf', () => {
  it('shows what a step printed last, once for all hosts on which it was the same', () => {
    const rows = ['web1', 'web2', 'web3'].map((host) => ({
      ...newRow(host),
      lastLines: ['a', `\`\`\`${host === 'web3'}`],
    }));
    const text = lastLinesOf(rows).join('\n');
    expect(text).toContain('Last lines of the failed step on web1, web2:');
    expect(text).toContain('Last lines of the failed step on web3:');
    expect(text).toContain('````text\na\n');
  });

  it('is empty where nothing was printed', () => {
    expect(lastLinesOf([newRow('web1')])).toEqual([]);
  });
});

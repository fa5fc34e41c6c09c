import { onHosts } from '../src/on-hosts';
import { settings } from './fake-service';

const hosts = [
  { name: 'web-1', label: 'deploy@web-1' },
  { name: 'web-2', label: 'deploy@web-2' },
];

describe('onHosts', () => {
  const check = () => {
    const [only] = settings(['a']).checks;
    if (only === undefined) throw new Error('no check');
    return only;
  };

  it('is the check itself where the runner asks', () => {
    const one = check();
    expect(onHosts({ check: one, bySsh: false }, hosts)).toEqual([one]);
  });

  it('is one for each host where they ask', () => {
    expect(onHosts({ check: check(), bySsh: true }, hosts)).toMatchObject([
      { name: 'a@web-1', host: 'web-1', probe: { via: 'deploy@web-1' } },
      { name: 'a@web-2', host: 'web-2', probe: { via: 'deploy@web-2' } },
    ]);
    expect(onHosts({ check: check(), bySsh: true }, [])).toEqual([]);
  });
});

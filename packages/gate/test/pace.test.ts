import { paceMs } from '../src/pace';
import { rulesOf } from '../src/proof';
import { settings } from './fake-service';
import { last } from './observations';

describe('paceMs', () => {
  it.each([
    ['', {}, 1000],
    ['-', {}, 1000],
    ['+', {}, 1000],
    ['++', {}, 5000],
    ['++-', {}, 1000],
    ['++-+', {}, 5000],
    ['++?', {}, 1000],
    ['++???', {}, 5000],
    ['-', { instances: 3, version: 'v2' }, 1000],
    ['+', { instances: 3, version: 'v2' }, 100],
    ['+-', { instances: 3, version: 'v2' }, 1000],
  ])('after %j with %j it is %d ms', (signs, given, ms) => {
    const [check] = settings(['web'], given).checks;
    if (check === undefined) throw new Error('no check');
    const rules = rulesOf(check);
    expect(paceMs(last(signs, rules), check, rules)).toBe(ms);
  });
});

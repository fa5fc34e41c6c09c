import { grouped } from '../src/grouped';

describe('grouped', () => {
  it('keeps the order of keys and of items', () => {
    const groups = grouped(['b1', 'a1', 'b2'], (item) => item.charAt(0));
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });

  it('has no group where there is nothing', () => {
    expect(grouped([], () => '').size).toBe(0);
  });
});

import { elements, member, words } from '../src/members';

it('member finds what is there, and nothing that is inherited', () => {
  expect(member({ a: [{ b: 1 }] }, 'a', 0, 'b')).toBe(1);
  for (const value of [undefined, null, 3, 'text', {}, []]) expect(member(value, 'a', 'b')).toBeUndefined();
  expect(member({}, 'constructor')).toBeUndefined();
  expect(member('text', 'length')).toBeUndefined();
});

it('elements and words of what is neither', () => {
  expect([elements([1]), elements({ length: 1 }), elements(null)]).toEqual([[1], [], []]);
  expect([words('a'), words(''), words(3)]).toEqual(['a', undefined, undefined]);
});

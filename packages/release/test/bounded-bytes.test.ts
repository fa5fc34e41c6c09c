import { BoundedBytes } from '../src/bounded-bytes';

it('keeps all up to its limit, and nothing of what is more', () => {
  const kept = new BoundedBytes(4);
  for (const text of ['ab', 'cd']) kept.push(Buffer.from(text));
  expect([kept.isWhole, kept.bytes().toString()]).toEqual([true, 'abcd']);
  for (const text of ['e', 'fg']) kept.push(Buffer.from(text));
  expect([kept.isWhole, kept.bytes().toString()]).toEqual([false, '']);
  kept.clear();
  kept.push(Buffer.from('x'));
  expect([kept.isWhole, kept.bytes().toString()]).toEqual([true, 'x']);
});

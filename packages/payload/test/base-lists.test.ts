import { BaseLists } from '../src/base-lists';

const LISTING = '=v1\n644 1 0123456789abcdef  payload/\xfc\n';

it('reads a list once, whatever is in shared/', () => {
  const lists = new BaseLists();
  const first = lists.of(LISTING);
  expect(first.base.at('\xfc')).toMatchObject([{ release: 'v1', size: 1 }]);
  expect(lists.of(`@has up\n@lacks log\n${LISTING}`)).toBe(first);
  const other = lists.of(LISTING.replace('v1', 'v2'));
  expect([other.id === first.id, other.base.files[0]?.release]).toEqual([false, 'v2']);
  expect(lists.of('').base.files).toEqual([]);
});

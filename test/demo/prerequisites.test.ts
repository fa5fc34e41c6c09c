import { missing } from '../../demo/prerequisites.mjs';

it('lacks nothing where the tests run', () => {
  expect(missing()).toEqual([]);
});

it.each([
  ['Windows', { platform: 'win32' }, /POSIX sh.*WSL/],
  ['a machine without tools', { path: '' }, /has no sh, tar, gzip, sha256sum or shasum$/],
])('says in one clause what %s lacks', (_, machine, clause) => {
  expect(missing(machine)).toEqual([expect.stringMatching(clause)]);
});

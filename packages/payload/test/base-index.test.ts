import { isSameContent, parseBaseIndex } from '../src/base-index';

const hint = '0123456789abcdef';

describe('parseBaseIndex', () => {
  it('knows the files of releases by path, content and size', () => {
    const base = parseBaseIndex(`=v2\n644 5 ${hint}  payload/a b\n=v1\n755 6 ${hint}  payload/a b\n`);
    expect(base.at('a b')).toMatchObject([
      { release: 'v2', mode: 0o644, size: 5 },
      { release: 'v1', mode: 0o755, size: 6 },
    ]);
    expect(base.withHint(`${hint}ffff`)).toHaveLength(2);
    expect([5, 6, 7].map((size) => base.mayHave({ kind: 'file', path: 'x', mode: 0, mtime: 0, size }))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    [`644 5 ${hint}  payload/a`],
    [`=../v1\n644 5 ${hint}  payload/a`],
    [`=v1\n644 5 ${hint}  payload/../a`],
    [`=v1\n644 5 ${hint}  payload//etc/passwd`],
    [`=v1\n644 5 ${hint}  record/env`],
    [`=v1\n844 5 ${hint}  payload/a`],
    [`=v1\n 5 ${hint}  payload/a`],
    ['noise from a login shell'],
    [''],
  ])('counts %j as not there', (listing) => {
    expect(parseBaseIndex(listing).files).toEqual([]);
  });
});

it('takes the same size and the same beginning of the hash for the same content', () => {
  const file = { release: 'v1', path: 'a', mode: 0o644, size: 5, hint };
  expect([isSameContent(file, 5, `${hint}0`), isSameContent(file, 6, `${hint}0`), isSameContent(file, 5, 'f')]).toEqual(
    [true, false, false],
  );
});

import { readOutputLimit } from '../src/read-output-limit';

function read(text: string | undefined) {
  const problems: string[] = [];
  const bytes = readOutputLimit({ optional: () => text, problem: (_name, { code }) => problems.push(code) });
  return { bytes, problems };
}

describe('readOutputLimit', () => {
  it.each([
    ['100MiB', 104_857_600],
    ['1 KiB', 1024],
    ['1.5GB', 1_500_000_000],
  ])('reads %s', (text, bytes) => {
    expect(read(text)).toEqual({ bytes, problems: [] });
  });

  it.each(['0', '100', '1B', '100M', '-1MiB', '999GiB', '1e3KiB', 'all'])('refuses %s', (text) => {
    expect(read(text).problems).toEqual(['ILLEGAL']);
  });

  it('misses it where there is none', () => {
    expect(read(undefined).problems).toEqual(['MISSING']);
  });
});

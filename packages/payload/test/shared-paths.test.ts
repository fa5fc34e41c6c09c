import type { Entry } from '../src/entry';
import { sharedPathProblem, shareEntries } from '../src/shared-paths';

const folder = (path: string): Entry => ({ kind: 'folder', path, mode: 0o755, mtime: 1 });
const file = (path: string): Entry => ({ kind: 'file', path, mode: 0o644, mtime: 1, size: 1 });

describe('sharedPathProblem', () => {
  it.each([[['/etc']], [['../x']], [['a/../b']], [['a//b']], [['./a']], [['']], [['a', 'a/']], [['a', 'a/b']]])(
    'refuses %j',
    (paths) => {
      expect(sharedPathProblem(paths)).toBeDefined();
    },
  );

  it('takes what lies apart', () => {
    expect(sharedPathProblem(['storage/', 'config/local.json', 'storages'])).toBeUndefined();
  });
});

describe('shareEntries', () => {
  it('puts links in the place of what is shared, and takes out what was there as seeds', () => {
    const { entries, seeds } = shareEntries(
      [file('a'), folder('config'), file('config/local.json'), file('config/z'), folder('up'), file('up/x')],
      ['config/local.json', 'up/', 'deep/er/log/'],
    );
    expect(entries.map((entry) => (entry.kind === 'link' ? `${entry.path} -> ${entry.target}` : entry.path))).toEqual([
      'a',
      'config',
      'config/local.json -> ../../../shared/config/local.json',
      'config/z',
      'deep',
      'deep/er',
      'deep/er/log -> ../../../../shared/deep/er/log',
      'up -> ../../shared/up',
    ]);
    expect(seeds.map(({ path }) => path)).toEqual(['config/local.json', 'up', 'up/x']);
  });

  it('refuses a shared path below something that is no folder', () => {
    expect(() => shareEntries([file('config')], ['config/local.json'])).toThrow(/config is not a folder/);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledFiles, licenses, packageFolders } from '../../scripts/licenses.mjs';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'licenses-'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function installed(path: string, manifest: object, files: Record<string, string> = {}): string {
  const folder = join(root, 'node_modules', path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('bundledFiles', () => {
  it('finds modules that were merged into others, too', () => {
    const modules = [{ resource: '/a.js' }, {}, { resource: '/b.js', modules: [{ resource: '/c.js' }] }];
    expect(bundledFiles({ modules })).toEqual(['/a.js', '/b.js', '/c.js']);
  });
});

describe('packageFolders', () => {
  it('are those of the nearest packages, each once, without our own', () => {
    const paths = [
      '/r/build/actions/x/src/index.js',
      '/r/node_modules/a/lib/index.js',
      '/r/node_modules/a/lib/more.js',
      '/r/node_modules/@s/b/index.js',
      '/r/node_modules/@s/b/node_modules/a/index.js',
      '/r/build/node_modules/@deploy-actions/clock/src/index.js',
    ];
    expect(packageFolders(paths)).toEqual([
      '/r/node_modules/a',
      '/r/node_modules/@s/b',
      '/r/node_modules/@s/b/node_modules/a',
    ]);
  });
});

describe('licenses', () => {
  it('holds the words of every licence, in alphabetical order', () => {
    const z = installed('z', { name: 'z', version: '1.0.0', license: 'ISC' }, { 'LICENSE.md': 'words of z\r\nmore\n' });
    const a = installed(
      'a',
      { name: 'a', version: '2.0.0', license: 'MIT' },
      { LICENCE: 'words of a', NOTICE: 'note', 'a.js': 'x' },
    );
    const text = licenses([z, a]);
    expect(text).toMatch(
      /a 2\.0\.0\n\nLicence: MIT\n\nwords of a\n\nnote\n[\s\S]*z 1\.0\.0\n\nLicence: ISC\n\nwords of z\nmore\n$/,
    );
    expect(text).not.toContain(root);
  });

  it('names two versions of one package, and the same version once', () => {
    const manifest = { name: 'twice', version: '1.0.0', license: 'MIT' };
    const folders = [installed('twice', manifest), installed('other/node_modules/twice', manifest)];
    folders.push(installed('third/node_modules/twice', { ...manifest, version: '2.0.0' }));
    expect(licenses(folders).match(/^twice .*$/gm)).toEqual(['twice 1.0.0', 'twice 2.0.0']);
  });
});

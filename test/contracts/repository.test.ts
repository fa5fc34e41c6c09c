import { basename } from 'node:path';
import { ownFiles, readTracked, trackedFiles } from './tracked-files';

describe('the repository', () => {
  it('has files to look at', () => {
    expect(trackedFiles).toContain('package.json');
  });

  it('says in no package.json which kind of module its files are: the build depends on that', () => {
    const typed = trackedFiles.filter(
      (path) => basename(path) === 'package.json' && 'type' in JSON.parse(readTracked(path)),
    );
    expect(typed).toEqual([]);
  });

  it('names every file for what it is', () => {
    const nameless = /(^|\/)(utils?|helpers?|common|lib|misc)(\/|\.[a-z.]+$)/i;
    expect(ownFiles.filter((path) => nameless.test(path))).toEqual([]);
  });

  it('names no package registry: where packages come from is for each machine to say', () => {
    const hosts = [
      /registry\.(npmjs|yarnpkg)/,
      /"resolved": "[a-z]+:\/\//,
      /(files|test)\.pythonhosted/,
      /proxy\.golang/,
    ];
    const { npm_config_registry: mirror } = process.env;
    if (mirror) hosts.push(new RegExp(new URL(mirror).host.replaceAll('.', '\\.')));
    const text = trackedFiles.filter(
      (path) => !/\.(png|gif|jpg|ico|woff2?|tgz|gz)$/.test(path) && !path.startsWith('dist/'),
    );
    expect(text.filter((path) => hosts.some((host) => host.test(readTracked(path))))).toEqual([]);
  });

  it('keeps our own source files small', () => {
    const long = ownFiles
      .filter(
        (path) => /^(packages|actions)\/[^/]+\/src\/.*\.ts$/.test(path) && !/^\/\/ Generated/.test(readTracked(path)),
      )
      .map((path) => ({ path, lines: readTracked(path).split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('silences no tool', () => {
    const silenced = ownFiles
      .filter((path) => /\.(ts|mts|mjs)$/.test(path))
      .filter((path) => /@ts-(ignore|expect-error|nocheck)|biome-ignore |\.(skip|only)\(/.test(readTracked(path)))
      .filter((path) => path !== 'test/contracts/repository.test.ts');
    expect(silenced).toEqual([]);
  });
});

import { dirname, join, normalize } from 'node:path';
import {
  dependenciesOf,
  findCycle,
  listWorkspaces,
  packagesImported,
  withDependencies,
} from '../../scripts/dependencies.mjs';
import { ownFiles, readTracked } from './tracked-files';

const workspaces = listWorkspaces();
const sources = ownFiles.filter((path) => /^(packages|actions)\/[^/]+\/src\/.*\.ts$/.test(path));

describe('the workspaces', () => {
  it.each(workspaces)('$folder declares exactly what its sources import', (workspace) => {
    expect(workspace.manifest).toEqual(withDependencies(workspace, workspaces));
  });

  it.each(workspaces)('$folder is named for its folder', ({ folder, manifest }) => {
    const [kind, name = ''] = folder.split('/');
    expect(manifest.name).toBe(`@deploy-actions/${kind === 'actions' ? 'action-' : ''}${name}`);
  });

  it('depend on each other without a circle', () => {
    const graph = Object.fromEntries(
      workspaces.map((workspace) => [workspace.manifest.name, dependenciesOf(workspace) ?? []]),
    );
    expect(findCycle(graph)).toBeUndefined();
  });

  it('never depend on an action', () => {
    const onActions = workspaces.flatMap((workspace) =>
      (dependenciesOf(workspace) ?? []).filter((name) => name.startsWith('@deploy-actions/action-')),
    );
    expect(onActions).toEqual([]);
  });

  it('reach into no other workspace by path', () => {
    const reaching = sources.flatMap((path) => {
      const own = path.split('/').slice(0, 3).join('/');
      const relative = [...readTracked(path).matchAll(/from '(\.[^']*)'/g)].map(([, specifier = '']) => specifier);
      return relative
        .filter((specifier) => !normalize(join(dirname(path), specifier)).startsWith(`${own}/`))
        .map((specifier) => `${path}: ${specifier}`);
    });
    expect(reaching).toEqual([]);
  });

  it('leave @actions/core and the environment to packages/action', () => {
    const touching = sources.filter(
      (path) => !path.startsWith('packages/action/') && /'@actions\/core'|\bprocess\.env\b/.test(readTracked(path)),
    );
    expect(touching).toEqual([]);
  });
});

describe('packagesImported', () => {
  it.each([
    ["import { a } from '@scope/name';", ['@scope/name']],
    ["import { a } from '@scope/name/deep/path';", ['@scope/name']],
    ["export { b } from 'plain/sub';", ['plain']],
    ["const c = await import('late');", ['late']],
    ["import 'effect';", ['effect']],
    ["import type { T } from 'types';", ['types']],
    ["import {\n  a,\n  b,\n} from 'many';", ['many']],
    ["import { d } from './own';\nimport { e } from 'node:fs';", []],
    ['nothing', []],
  ])('finds in %j: %j', (source, expected) => {
    expect(packagesImported(source)).toEqual(expected);
  });
});

describe('findCycle', () => {
  it.each([
    [{ a: ['b'], b: ['c'], c: [] }, undefined],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, undefined],
    [{ a: ['b'], b: ['c'], c: ['b'] }, ['b', 'c', 'b']],
    [{ a: ['a'] }, ['a', 'a']],
    [{ a: ['elsewhere'] }, undefined],
    [{}, undefined],
  ])('in %j: %j', (graph, expected) => {
    expect(findCycle(graph as Record<string, string[]>)).toEqual(expected);
  });
});

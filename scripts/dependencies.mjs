import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './actions.mjs';

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'\n]+)'/g;

const ROOT_MANIFEST = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Every workspace: its folder below the root, and its parsed package.json. */
export function listWorkspaces() {
  return ['packages', 'actions'].flatMap((kind) =>
    readdirSync(join(root, kind))
      .sort()
      .map((name) => `${kind}/${name}`)
      .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) })),
  );
}

/** The names of the packages that a source text imports; Node's own and relative ones are none. */
export function packagesImported(source) {
  const names = [...source.matchAll(SPECIFIER)].map(([, specifier]) => specifier);
  return names.filter((name) => !/^(\.|node:)/.test(name)).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)[0]);
}

/** The packages that the sources of a workspace import, in alphabetical order; undefined where it has no sources yet. */
export function dependenciesOf({ folder }) {
  const sources = listFiles(join(root, folder, 'src')).filter((path) => path.endsWith('.ts'));
  if (sources.length === 0) return undefined;
  return [...new Set(sources.flatMap((path) => packagesImported(readFileSync(path, 'utf8'))))].sort();
}

/**
 * The package.json of a workspace with `dependencies` as its sources have them. A version range is taken from where it
 * stands already; a package that stands nowhere is not ours to choose, so it is an error.
 */
export function withDependencies(workspace, all) {
  const names = dependenciesOf(workspace);
  if (names === undefined) return workspace.manifest;
  const ranges = { ...ROOT_MANIFEST.devDependencies };
  for (const { manifest } of all) Object.assign(ranges, manifest.devDependencies, manifest.dependencies);
  for (const { manifest } of all) ranges[manifest.name] = manifest.version;
  Object.assign(ranges, workspace.manifest.dependencies);
  const entries = names.map((name) => {
    if (ranges[name] === undefined) throw new Error(`${workspace.folder} imports ${name}, which no package.json knows`);
    return [name, ranges[name]];
  });
  const { dependencies: _, ...rest } = workspace.manifest;
  return entries.length === 0 ? rest : { ...rest, dependencies: Object.fromEntries(entries) };
}

/** The workspaces in a circle of dependencies, or undefined. `graph` is name → names. */
export function findCycle(graph) {
  const done = new Set();
  const visit = (name, path) => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of graph[name] ?? []) {
      const cycle = visit(next, [...path, name]);
      if (cycle) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(graph)) {
    const cycle = visit(name, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function listFiles(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

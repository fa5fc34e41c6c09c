import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import ncc from '@vercel/ncc';
import { root } from '../../scripts/actions.mjs';

/** Bundles a package that needs no other one as the actions are; returns the folder, which Node can require. */
export async function compiled(name) {
  const folder = join(root, 'build', 'bench', name);
  rmSync(folder, { recursive: true, force: true });
  const modules = join(folder, 'modules');
  mkdirSync(modules, { recursive: true });
  const options = { module: { type: 'es6' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  const sources = join(root, 'packages', name, 'src');
  for (const file of readdirSync(sources)) {
    const { code } = transformSync(readFileSync(join(sources, file), 'utf8'), options);
    writeFileSync(join(modules, file.replace(/\.ts$/, '.js')), code);
  }
  const { code, assets } = await ncc(join(modules, 'index.js'), {
    cache: false,
    quiet: true,
    minify: false,
    target: 'es2022',
  });
  writeFileSync(join(folder, 'index.js'), code);
  for (const [asset, { source }] of Object.entries(assets)) writeFileSync(join(folder, asset), source);
  return folder;
}

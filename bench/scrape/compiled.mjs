import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../../scripts/actions.mjs';

/** Compiles the sources of a package that needs no other one; returns the folder, which Node can require. */
export function compiled(name) {
  const sources = join(root, 'packages', name, 'src');
  const folder = join(root, 'build', 'bench', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const options = { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  for (const file of readdirSync(sources)) {
    const { code } = transformSync(readFileSync(join(sources, file), 'utf8'), options);
    writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), code);
  }
  return folder;
}

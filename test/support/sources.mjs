// Imported for its effect: what is imported after it (by `await import`) may be TypeScript as the tests import it, with
// names without endings, and packages by their sources.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const OURS = /\/((packages|actions)\/[^/]+\/(src|test)|bench\/detect|test\/support)\/.*\.ts$/;
const TYPESCRIPT = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } };

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('@deploy-actions/');
    if (isOurs) return next(specifier, { ...context, conditions: ['source', ...context.conditions] });
    const isBare = specifier.startsWith('.') && OURS.test(context.parentURL ?? '');
    return next(isBare ? `${specifier}.ts` : specifier, context);
  },
  load(url, context, next) {
    if (!OURS.test(url)) return next(url, context);
    const path = fileURLToPath(url);
    const { code } = transformSync(readFileSync(path, 'utf8'), { ...TYPESCRIPT, filename: path });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

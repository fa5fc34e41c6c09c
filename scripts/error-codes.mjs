import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from './actions.mjs';

const source = readFileSync(join(root, 'packages', 'error', 'src', 'codes.ts'), 'utf8');
// Not imported as it stands: no package.json here has a `type`, so Node would warn and guess.
const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } });
const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** The table of error codes, from the sources. */
export const codes = module.codes;

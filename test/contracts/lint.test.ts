import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/actions.mjs';

const RULES = /lint\/style\/(noRestrictedImports|noProcessEnv)/;

/** What the linter would say of such a file, with our own settings. */
const forbidden: [what: string, file: string, text: string][] = [
  ['a package imports an action by name', 'packages/a/src/a.ts', "export * from '@deploy-actions/action-health-gate';"],
  [
    'a package imports an action by path',
    'packages/a/src/b.ts',
    "export * from '../../../actions/health-gate/src/run';",
  ],
  [
    'a package imports an action late',
    'packages/a/src/c.ts',
    "export const x = () => import('../../../actions/x/src/run');",
  ],
  ['a package reaches into another one', 'packages/a/src/d.ts', "export * from '../../error/src/codes';"],
  [
    'a package imports the inside of another',
    'packages/a/src/e.ts',
    "export * from '@deploy-actions/error/src/codes';",
  ],
  ['a package imports @actions/core', 'packages/a/src/f.ts', "export * from '@actions/core';"],
  ['a package imports the process', 'packages/a/src/g.ts', "export { env } from 'node:process';"],
  ['a package looks at process.env', 'packages/a/src/h.ts', 'export const home = process.env.HOME;'],
  [
    'an action imports another one by name',
    'actions/a/src/a.ts',
    "export * from '@deploy-actions/action-slack-notify';",
  ],
  ['an action imports another one by path', 'actions/a/src/b.ts', "export * from '../../slack-notify/src/run';"],
  ['an action reaches into a package', 'actions/a/src/c.ts', "export * from '../../../packages/error/src/codes';"],
  [
    'an action imports the inside of a package',
    'actions/a/src/d.ts',
    "export * from '@deploy-actions/error/src/codes';",
  ],
  ['an action imports @actions/core', 'actions/a/src/e.ts', "export * from '@actions/core';"],
  ['an action imports the process', 'actions/a/src/f.ts', "export { env } from 'process';"],
  ['an entry imports @actions/core', 'actions/b/src/index.ts', "export * from '@actions/core';"],
  ['an entry looks at process.env', 'actions/c/src/index.ts', 'export const home = process.env.HOME;'],
  ['all but one file of packages/action', 'packages/action/src/a.ts', 'export const home = process.env.HOME;'],
];
const allowed: [what: string, file: string, text: string][] = [
  ['a package by its name in a package', 'packages/b/src/a.ts', "export * from '@deploy-actions/error';"],
  ['a package by its name in an action', 'actions/d/src/a.ts', "export * from '@deploy-actions/error';"],
  ['a neighbour', 'actions/d/src/b.ts', "export * from './contract';"],
  [
    'the runner in its one file',
    'packages/action/src/platform.ts',
    "export * from '@actions/core';\nexport const home = process.env.HOME;",
  ],
];

describe('the linter enforces which way dependencies point', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const complaints = new Map<string, string>();

  beforeAll(() => {
    for (const file of ['biome.json', '.gitignore']) cpSync(join(root, file), join(folder, file));
    for (const [, file, text] of [...forbidden, ...allowed]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${text}\n`);
    }
    const biome = join(root, 'node_modules', '.bin', 'biome');
    const options = ['lint', '--colors=off', '--max-diagnostics=none', '--reporter=github', 'packages', 'actions'];
    const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: 'utf8' });
    for (const line of stdout.split('\n')) {
      const file = /file=[^,]*?((?:packages|actions)\/[^,]+)/.exec(line)?.[1];
      if (file && RULES.test(line)) complaints.set(file, line);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden)('forbidden: %s', (_, file) => {
    expect([...complaints.keys()]).toContain(file);
  });

  it.each(allowed)('allowed: %s', (_, file) => {
    expect([...complaints.keys()]).not.toContain(file);
  });
});

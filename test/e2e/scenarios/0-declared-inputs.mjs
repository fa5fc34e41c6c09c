import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { dist, root } from '../prerequisites.mjs';

const OURS = /^org\/deploy-actions\/([\w-]+)@v1$/;
const OUTPUT = /steps\.([\w-]+)\.outputs\.([\w-]+)/g;

for (const example of readdirSync(join(root, 'examples'))) {
  const folder = join(root, 'examples', example, '.github', 'workflows');
  if (!existsSync(folder)) continue;
  for (const file of readdirSync(folder)) {
    test(`${example}/${file} names only inputs and outputs that there are`, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const problems = Object.entries(parse(text).jobs).flatMap(([job, { steps = [] }]) => problemsOf(job, steps));
      assert.deepEqual(problems, []);
    });
  }
}

function problemsOf(job, steps) {
  const manifests = new Map();
  const problems = [];
  for (const { id, uses = '', with: given = {} } of steps) {
    const [, action] = OURS.exec(uses) ?? [];
    if (!action) continue;
    const manifest = parse(readFileSync(join(dist, action, 'action.yml'), 'utf8'));
    if (id) manifests.set(id, { action, outputs: Object.keys(manifest.outputs ?? {}) });
    for (const input of Object.keys(given)) {
      if (!(input in (manifest.inputs ?? {}))) problems.push(`${job}: ${action} has no input ${input}`);
    }
  }
  for (const [, id, output] of JSON.stringify(steps).matchAll(OUTPUT)) {
    const source = manifests.get(id);
    if (source && !source.outputs.includes(output)) problems.push(`${job}: ${source.action} has no output ${output}`);
  }
  return problems;
}

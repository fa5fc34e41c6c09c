import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prerequisites.mjs';

/** What a build step would leave: the sample application as `version`, with the illness that this version has. */
export function buildRelease(folder, version, illness = {}) {
  cpSync(join(root, 'examples', 'signupflow', 'app'), folder, { recursive: true });
  rmSync(join(folder, 'test'), { recursive: true });
  writeFileSync(join(folder, 'VERSION'), `${version}\n`);
  writeFileSync(join(folder, 'behaviour.json'), `${JSON.stringify(illness)}\n`);
}

import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSite } from './local-site';
import { versionFolder } from './version-folder';

/** Tools that leave a folder of releases and a link, each in its own way. */
export const TOOLS = ['capistrano', 'deployer', 'hand'] as const;
export type Tool = (typeof TOOLS)[number];

const RELEASES: Readonly<Record<Tool, readonly [string, string]>> = {
  capistrano: ['20231201120000', '20240101120000'],
  deployer: ['1', '2'],
  hand: ['old', 'v0'],
};

/** What another tool has left on a host: two releases, `current` on the newer one, which runs, and what they share. */
export async function foreignLayout(site: LocalSite, tool: Tool): Promise<{ live: string; other: string }> {
  const [other, live] = RELEASES[tool];
  const releases = join(site.app, 'releases');
  mkdirSync(join(site.app, 'shared', 'log'), { recursive: true });
  for (const name of [other, live]) {
    cpSync(await versionFolder(name), join(releases, name), { recursive: true });
    // As `linked_dirs` and `shared_dirs` do it.
    symlinkSync(join(site.app, 'shared', 'log'), join(releases, name, 'log'));
  }
  for (const name of [other, live]) await site.remember(name);
  const target = { capistrano: join(releases, live), deployer: `releases/${live}`, hand: `./releases/${live}/` }[tool];
  symlinkSync(target, join(site.app, 'current'));
  if (tool === 'deployer') mkdirSync(join(site.app, '.dep'));
  if (tool === 'capistrano') mkdirSync(join(site.app, 'repo'));
  writeFileSync(join(site.home, 'running'), live);
  chmodSync(site.app, 0o755);
  return { live, other };
}

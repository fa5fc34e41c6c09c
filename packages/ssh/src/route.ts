import type { LiveConnection, SshWorld } from './connection';
import { Jump } from './jump';
import type { SshSettings } from './settings';
import type { Target } from './target';

export type OpenThrough = (via: Jump | undefined, target: Target, world: SshWorld) => Promise<LiveConnection>;

const routes = new WeakMap<SshSettings, Jump>();

/** The last jump host on the way to all targets, which knows its way through those before it. */
export function routeOf(settings: SshSettings, open: OpenThrough): Jump | undefined {
  const known = routes.get(settings);
  if (known) return known;
  let last: Jump | undefined;
  for (const target of settings.jumpHosts ?? []) {
    const [via, named] = [last, { ...target, label: `jump host ${target.label}` }];
    last = new Jump(target.label, (world) => open(via, named, world));
  }
  if (last) routes.set(settings, last);
  return last;
}

import { Illegal } from '@deploy-actions/action';
import type { Instance } from './source-settings';

export const INSTANCE_LEGAL = 'an http or https URL without a user name, or name=URL, one line for each instance';

/** `https://…` or `name=https://…`; without a name it is called by host and path. */
export function parseInstance(line: string): Instance {
  const [, name, address = ''] = /^(?:([A-Za-z0-9][\w.-]*)=)?(https?:\/\/.*)$/i.exec(line) ?? [];
  const url = URL.parse(address);
  // What is no URL may hold a login all the same: a mistyped one does.
  if (url ? url.username !== '' || url.password !== '' : line.includes('@')) {
    throw new Illegal(`${INSTANCE_LEGAL}; what logs in belongs into headers`, 'a URL with a user name or password');
  }
  if (!url) throw new Illegal(INSTANCE_LEGAL);
  return { name: name ?? url.host + (url.pathname === '/' ? '' : url.pathname), url: url.href };
}

/** The names that stand for more than one line. */
export function doubledNames(instances: readonly Instance[]): string[] {
  const names = instances.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

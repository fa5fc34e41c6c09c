import { LAYOUT } from './limits';
import { code } from './mrkdwn';

const COMMIT = /^[0-9a-f]{40}$/;

/** A commit's SHA by its first twelve digits, as two of them must fit a column; any other version as it is. */
export function shortVersion(version: string): string {
  return COMMIT.test(version) ? version.slice(0, 12) : version;
}

/** `` `previous` → `new` ``, or the one that is known; empty where neither is. */
export function versionChange(from: string, to: string): string {
  const sides = from === to ? [to] : [from, to];
  return sides
    .map((version) => code(shortVersion(version), LAYOUT.version))
    .filter((text) => text !== '')
    .join(' → ');
}

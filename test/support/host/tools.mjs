import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findTool } from './prerequisites.mjs';

/** The folders of programs, sbin apart: sshd itself is there, and nobody's PATH leads to it. */
const FOLDERS = ['/usr/local/bin', '/bin', '/usr/bin'];

/** What makes a host one with busybox only: pairs to lay over its folders of programs, and the PATH of its users. */
export function busyboxTools(folder) {
  mkdirSync(folder);
  const busybox = findTool('busybox');
  if (!busybox) throw new Error('there is no busybox here');
  copyFileSync(busybox, join(folder, 'busybox'));
  for (const name of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).split('\n')) {
    if (name !== '' && name !== 'busybox') symlinkSync('busybox', join(folder, name));
  }
  const places = new Set(FOLDERS.filter(existsSync).map((place) => realpathSync(place)));
  return { covers: [...places].map((place) => [folder, place]), path: '/usr/bin:/bin' };
}

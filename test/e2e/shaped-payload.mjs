import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of a name that no text has. */
const RAW = Buffer.from([0xff, 0xfe, 0x01, 0x62]);

/** A folder with all that a tree can have: any bytes in names, empty folders, modes, times, links. */
export function shapedPayload(folder) {
  mkdirSync(folder);
  const file = (name, content = name, mode = 0o644) => {
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), mode);
  };
  file('plain');
  file('empty file', '');
  file('program', '#!/bin/sh\necho ran\n', 0o755);
  file('read-only', 'x', 0o444);
  file('private', 'x', 0o600);
  for (const name of [
    'line\nbreak',
    'ends in one\n',
    '\nbegins',
    'two\n\nlines',
    'return\rhere',
    'tab\t',
    '\\n',
    '\\',
  ]) {
    file(name);
  }
  for (const name of ['-rf', "it's", '"', '$(id)', '*', ' ', 'ünï', '日本', '🚀', 'a'.repeat(255)]) file(name);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), RAW]), 'raw');
  for (const name of ['empty folder', 'folder\nof lines', 'folder\nof lines/empty', 'deep', 'deep/er', 'closed']) {
    mkdirSync(join(folder, name));
  }
  file('folder\nof lines/in\nside');
  file('deep/er/file');
  symlinkSync('plain', join(folder, 'link'));
  symlinkSync('../outside', join(folder, 'deep', 'link out'));
  symlinkSync('no\nwhere', join(folder, 'dangling\nlink'));
  chmodSync(join(folder, 'closed'), 0o555);
  chmodSync(join(folder, 'deep'), 0o750);
  const seconds = 1_600_000_000;
  for (const name of ['plain', 'line\nbreak', 'empty folder']) utimesSync(join(folder, name), seconds, seconds);
  utimesSync(join(folder, 'deep'), 86_400, 86_400);
  return folder;
}

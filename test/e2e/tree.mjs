import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';

const CHUNK = 4 * 1024 * 1024;

/**
 * One hash over all that is in a folder: names as bytes, kinds, modes, times (of files and folders, in seconds),
 * contents and targets; with it, how many entries of each kind there are, so that two of them can be told apart.
 */
export function treeOf(folder) {
  const total = createHash('sha256');
  const counts = { file: 0, folder: 0, link: 0, bytes: 0 };
  const visit = (path, name) => {
    const entry = lstatSync(path);
    const seconds = Math.floor(entry.mtimeMs / 1000);
    total.update(`${name.length}:`).update(name);
    if (entry.isSymbolicLink()) {
      counts.link += 1;
      total.update('link').update(readlinkSync(path, 'buffer'));
    } else if (entry.isDirectory()) {
      counts.folder += 1;
      // The folder itself is the release's, which has a mode of its own.
      if (name.length > 0) total.update(`folder ${entry.mode & 0o7777} ${seconds}`);
      const names = readdirSync(path, 'buffer').sort(Buffer.compare);
      for (const each of names)
        visit(Buffer.concat([path, Buffer.from('/'), each]), Buffer.concat([name, Buffer.from('/'), each]));
    } else {
      counts.file += 1;
      counts.bytes += entry.size;
      total.update(`file ${entry.mode & 0o7777} ${seconds} ${entry.size} `);
      addContent(total, path);
    }
  };
  visit(Buffer.from(folder), Buffer.alloc(0));
  return { ...counts, hash: total.digest('hex') };
}

const chunk = Buffer.alloc(CHUNK);

function addContent(hash, path) {
  const file = openSync(path, 'r');
  try {
    for (let length = -1; length !== 0; ) {
      length = readSync(file, chunk, 0, CHUNK, null);
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

import type { Entry } from './entry';
import { quote } from './quote';
import { TAR_END, tarHeader } from './tar-header';

/** Read, write and search for its owner: a tar may give a folder its mode before it has filled it. */
const OPEN = 0o700;
/** Of one command; a system takes at least this. */
const COMMAND_BYTES = 16 * 1024;

type Folder = Entry & { kind: 'folder' };

/** The mode of a folder while it is being filled. */
export function openMode(mode: number): number {
  return mode | OPEN;
}

/**
 * A small archive of nothing but the folders, deepest first, that gives them their times when all else is in its
 * place: to fill a folder changes its time.
 */
export function closingFolders(entries: readonly Entry[]): Buffer {
  const headers = entries
    .filter(isFolder)
    .map((folder) => tarHeader({ ...folder, mode: openMode(folder.mode), name: `${folder.path}/` }));
  return Buffer.concat([...headers.reverse(), TAR_END]);
}

/**
 * A script that gives the folders which came open their modes, deepest first; empty where there are none. Not every tar
 * changes the mode of a folder that is there already.
 */
export function closingScript(entries: readonly Entry[]): Buffer {
  const lines: string[] = [];
  let [mode, line] = ['', ''];
  const closed = entries.filter(isFolder).filter((folder) => openMode(folder.mode) !== folder.mode);
  for (const folder of closed.reverse()) {
    const octal = folder.mode.toString(8);
    if (octal !== mode || line.length > COMMAND_BYTES) {
      lines.push(line);
      [mode, line] = [octal, `chmod ${octal}`];
    }
    line += ` ${quote(`./${folder.path}`)}`;
  }
  const script = [...lines, line].filter((one) => one !== '');
  return Buffer.from(script.map((one) => `${one} || exit\n`).join(''), 'latin1');
}

function isFolder(entry: Entry): entry is Folder {
  return entry.kind === 'folder';
}

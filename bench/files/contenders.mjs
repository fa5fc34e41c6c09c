import { join } from 'node:path';
import { actionCommand } from '../stage/action.mjs';
import { sshCommand, sshWords } from '../stage/ssh.mjs';

/**
 * Each contender is a name, and options to choose from before the measured runs: what is fastest for a row is what it
 * runs with. `command` is one process from start to end; `after` is not measured.
 *
 * @typedef {{ site: object, folder: string, path: string, source: string, version: string, dist: string }} Task
 */

/** Ours: the bundle as the runner starts it. */
export const ours = {
  name: 'ssh-deploy',
  choices: () => [],
  command: (task) =>
    actionCommand(task.dist, task.folder, task.site, { path: task.path, source: task.source, version: task.version }),
};

/**
 * As one would write it by hand: the new folder is filled with links to the live one where nothing changed, then
 * `current` is renamed into place. The live folder is named by the link, which saves the rival a question.
 */
export const rsync = {
  name: 'rsync',
  choices: ({ fresh }) => [...(fresh ? [{ checksum: true }] : []), { compress: true }, { mux: true }],
  command({ site, folder, path, source, version }, { checksum, compress, mux }) {
    const ssh = sshWords(site, mux ? folder : undefined);
    // In a fresh checkout all times are new: by content alone, and with times that do not count, links are still made.
    const flags = `-a${compress ? 'z' : ''}${checksum ? ' --checksum --no-times' : ''} --delete --mkpath`;
    const target = `${site.user}@127.0.0.1`;
    return shell(folder, [
      `rsync ${flags} --link-dest=../../current/ -e ${word(ssh.join(' '))} ${word(`${source}/`)} ${target}:${path}/releases/${version}/`,
      `${ssh.map(word).join(' ')} ${target} ${word(swap(path, version))}`,
    ]);
  },
  after: ({ site, folder }, { mux }) =>
    mux ? sshCommand(site, { folder, shared: folder }, ['-O', 'exit']) : undefined,
};

/** What scp actions do, in one connection: an archive that is unpacked into the new folder, then the same rename. */
export const tar = {
  name: 'tar | ssh',
  choices: () => [{ compress: true }],
  command({ site, folder, path, source, version }, { compress }) {
    const z = compress ? 'z' : '';
    const release = `${path}/releases/${version}`;
    const remote = `mkdir -p ${release} && tar -x${z}pf - -C ${release} && ${swap(path, version)}`;
    const ssh = sshWords(site).map(word).join(' ');
    return shell(folder, [`tar -C ${word(source)} -c${z}f - . | ${ssh} ${site.user}@127.0.0.1 ${word(remote)}`]);
  },
};

function swap(path, version) {
  return `cd ${path} && ln -sfn releases/${version} .next && mv -T .next current`;
}

function shell(folder, lines) {
  return {
    file: 'sh',
    args: ['-c', ['set -e', ...lines].join('\n')],
    env: { HOME: folder },
    cwd: folder,
    log: join(folder, 'log'),
  };
}

function word(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

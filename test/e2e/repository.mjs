import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prerequisites.mjs';

const FIRST_COMMIT = Date.UTC(2026, 0, 5, 9, 0, 0);

export const owner = 'acme';
export const repo = 'signupflow';

/** SignUpFlow as a repository of its own, with commits that are the same in every run; `onCommit` is told of each. */
export function createRepository(folder, onCommit) {
  cpSync(join(root, 'examples', 'signupflow'), folder, { recursive: true });
  let count = 0;
  const git = (...args) => {
    const date = new Date(FIRST_COMMIT + count * 3_600_000).toISOString();
    const identity = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'Ada'],
        [`GIT_${who}_EMAIL`, 'ada@example.com'],
        [`GIT_${who}_DATE`, date],
      ]),
    );
    const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...identity };
    return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
  };
  git('init', '--quiet', '--initial-branch=main');
  // act reads the repository's name from here.
  git('remote', 'add', 'origin', `https://github.com/${owner}/${repo}.git`);

  return {
    folder,
    /** A further workflow, part of the next commit. */
    addWorkflow(name, text) {
      mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
      writeFileSync(join(folder, '.github', 'workflows', name), text);
    },
    /** A new version on main that behaves as told (app/behaviour.mjs); returns its SHA. */
    commit(message, behaviour = {}) {
      count += 1;
      writeFileSync(join(folder, 'app', 'behaviour.json'), `${JSON.stringify(behaviour)}\n`);
      writeFileSync(join(folder, 'app', 'release-notes.txt'), `${count}: ${message}\n`);
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
      const sha = git('rev-parse', 'HEAD');
      onCommit({ sha, message });
      return sha;
    },
  };
}

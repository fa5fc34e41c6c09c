import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const parent = mkdtempSync(join(tmpdir(), 'parent-'));
const child = join(import.meta.dirname, 'run-folder.mjs');

/** Runs `script`, which has `openRunFolder`, in a process of its own. */
function play(script: string) {
  const text = `import { openRunFolder } from ${JSON.stringify(child)};\nimport { mkdtempSync } from 'node:fs';\nimport { tmpdir } from 'node:os';\n${script}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', text], {
    env: { ...process.env, TMPDIR: parent },
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr };
}

describe('openRunFolder', () => {
  it('is where this process and its children put their temporary files, and is gone afterwards', () => {
    const { status, stdout } = play(
      `const { folder, close } = openRunFolder('test');
       console.log(mkdtempSync(tmpdir() + '/x-').startsWith(folder + '/') && folder.startsWith(${JSON.stringify(parent)}));
       close();`,
    );
    expect([status, stdout, readdirSync(parent)]).toEqual([0, 'true', []]);
  });

  it('clears away what a killed run has left, read-only folders too, and nobody else’s', () => {
    expect(play("openRunFolder('test'); process.kill(process.pid, 'SIGKILL')").status).not.toBe(0);
    const [left = ''] = readdirSync(parent);
    mkdirSync(join(parent, left, 'sealed'));
    writeFileSync(join(parent, left, 'sealed', 'file'), '');
    chmodSync(join(parent, left, 'sealed'), 0o500);
    const alive = join(parent, `deploy-actions-test-${process.pid}-abc`);
    mkdirSync(alive);
    mkdirSync(join(parent, 'version-of-somebody'));
    expect(play("openRunFolder('test').close()").status).toBe(0);
    expect(readdirSync(parent).sort()).toEqual([`deploy-actions-test-${process.pid}-abc`, 'version-of-somebody']);
    expect(existsSync(join(parent, left))).toBe(false);
  });

  it('keeps what it is told to keep, until the next run of its kind', () => {
    play(
      `const { folder, close } = openRunFolder('e2e');
       mkdtempSync(folder + '/story-'); mkdtempSync(folder + '/x-');
       close((name) => name.startsWith('story-'));`,
    );
    const kept = () => readdirSync(parent).filter((name) => name.startsWith('deploy-actions-e2e-'));
    expect(kept()).toHaveLength(1);
    expect(readdirSync(join(parent, kept()[0] ?? ''))).toEqual([expect.stringMatching(/^story-/)]);
    play("openRunFolder('test').close()");
    expect(kept()).toHaveLength(1);
    play("openRunFolder('e2e').close()");
    expect(kept()).toEqual([]);
  });

  it('is where the tests themselves put theirs', () => {
    expect(tmpdir()).toContain('deploy-actions-test-');
  });
});

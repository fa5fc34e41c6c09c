import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listActions, root } from '../../scripts/actions.mjs';
import { listReusable } from '../../scripts/workflows.mjs';
import { type Ending, Runner } from '../support/runner/runner';

/** The tree of a release tag; it is committed, so it is never too early to test it. */
const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');
const actions = listActions();

it('a bundle is there for every action, and for nothing else', () => {
  const built = existsSync(dist)
    ? readdirSync(dist, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
    : [];
  expect(built.sort()).toEqual(actions.map(({ name }) => name));
});

it('the reusable workflows are there, with the same bytes', () => {
  const ours = join(root, '.github', 'workflows');
  const released = join(dist, '.github', 'workflows');
  const names = listReusable(ours);
  expect(existsSync(released) ? readdirSync(released).sort() : []).toEqual(names);
  for (const name of names) expect(readFileSync(join(released, name))).toEqual(readFileSync(join(ours, name)));
});

for (const { name, folder, manifest } of actions) {
  describe(name, () => {
    const bundle = join(dist, name);
    const files = () => readdirSync(bundle, { recursive: true, encoding: 'utf8' });
    const scripts = () => files().filter((file) => file.endsWith('.js'));
    let runner: Runner;
    beforeAll(() => {
      runner = new Runner(bundle);
    });
    afterAll(() => {
      runner?.close();
    });

    it('comes with its contract, its README and its licences', () => {
      expect(readFileSync(join(bundle, 'action.yml'))).toEqual(readFileSync(join(folder, 'action.yml')));
      const readme = readFileSync(join(bundle, 'README.md'), 'utf8');
      const links = [...readme.matchAll(/\]\((\.[^)#\s]*)/g)].map(([, target = '']) => target);
      expect(links.filter((target) => !existsSync(join(bundle, target)))).toEqual([]);
      expect(readFileSync(join(bundle, 'licenses.txt'), 'utf8')).toMatch(/^@actions\/core \d/m);
    });

    it('is plain JavaScript and complete', () => {
      expect(files().filter((file) => !/\.(js|sh|txt|yml|md)$/.test(file))).toEqual([]);
      for (const file of scripts())
        expect(readFileSync(join(bundle, file), 'utf8')).not.toContain('webpackMissingModule');
    });

    it('holds no path of the machine that built it', () => {
      for (const file of scripts()) expect(readFileSync(join(bundle, file), 'utf8')).not.toContain(root);
    });

    it('has only chunks that load', () => {
      const chunks = scripts().filter((file) => file !== 'index.js');
      const program =
        'for (const file of process.argv.slice(1)) if (Object.keys(require(file).modules).length < 1) process.exit(3)';
      execFileSync(process.execPath, ['-e', program, ...chunks.map((file) => join(bundle, file))], { stdio: 'pipe' });
      const known = readFileSync(join(bundle, 'index.js'), 'utf8');
      for (const file of chunks) if (file.endsWith('.index.js')) expect(known).toContain(file.replace('.index.js', ''));
    });

    function expectBadInput({ code, log, outputs, delimiters, summary }: Ending): void {
      expect(log).toMatch(/^::error title=BAD_INPUT::/m);
      expect(log).not.toMatch(/webpackMissingModule|is not defined|Cannot find module|Warning:/);
      expect(code).toBe(1);
      expect(Object.keys(outputs).sort()).toEqual(Object.keys(manifest.outputs ?? {}).sort());
      expect(JSON.parse(outputs.report ?? '')).toMatchObject({ error: { code: 'BAD_INPUT' } });
      expect(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8'))).toMatchObject({
        schema: `deploy-actions/${name}/1`,
        error: { code: 'BAD_INPUT', problems: expect.any(Array) },
      });
      expect(summary).toContain(`### ${name}: BAD_INPUT`);
      for (const delimiter of delimiters)
        expect(delimiter).toMatch(/^ghadelimiter_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }

    it('misses what it needs, with a code, all outputs and a report', async () => {
      expectBadInput(await runner.run({}));
    });

    it('refuses an input that it does not know', async () => {
      const ending = await runner.run({ 'no-such-input': 'x' });
      expectBadInput(ending);
      expect(ending.log).toContain('no-such-input: no such input');
    });

    if (manifest.runs.post !== undefined) {
      it('is green and silent as a post step that finds nothing to clean up', async () => {
        const { code, log, outputs } = await runner.post({}, { state: { 'main-ran': 'true' } });
        expect({ code, log, outputs }).toEqual({ code: 0, log: '', outputs: {} });
      });
    }

    it('ends each output with a line that nobody can foresee', async () => {
      const [one, two] = [await runner.run({}), await runner.run({})];
      const all = [...one.delimiters, ...two.delimiters];
      expect(all.length).toBe(2 * Object.keys(manifest.outputs ?? {}).length);
      expect(new Set(all).size).toBe(all.length);
    });
  });
}

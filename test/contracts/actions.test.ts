import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, RawInputs, World } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { baseWorld } from '../../packages/action/src/base-world';
import { rawInputs } from '../../packages/action/src/raw-inputs';
import { FakePlatform } from '../../packages/action/test/fake-platform';
import { listActions } from '../../scripts/actions.mjs';
import { contractModule } from '../../scripts/documents.mjs';

interface ActionModules {
  contract: Contract;
  readInputs: (raw: RawInputs, world: World) => unknown;
}

async function load(folder: string): Promise<ActionModules> {
  const { contract } = await import(join(folder, 'src', 'contract'));
  const { readInputs } = await import(join(folder, 'src', 'inputs'));
  return { contract, readInputs };
}

/** Which inputs an action reads when nothing is given: all of them, or some setting would be silently ignored. */
function inputsRead({ contract, readInputs }: ActionModules): { read: string[]; thrown: unknown } {
  const read = new Set<string>();
  const { values } = rawInputs(contract, {});
  const recording = new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string') read.add(name);
      return typeof name === 'string' ? target[name] : undefined;
    },
  });
  const raw = { values: recording, unknown: [] };
  const signal = new AbortController().signal;
  const world = baseWorld(contract, { values, unknown: [] }, signal, new FakePlatform(), new VirtualClock());
  try {
    readInputs(raw, world);
    return { read: [...read], thrown: undefined };
  } catch (thrown) {
    return { read: [...read], thrown };
  }
}

const actions = listActions();

// Actions are added one by one; a repository without any still has a test to run.
it('every folder of actions/ with an action.yml is an action', () => {
  for (const { folder, name } of actions) {
    for (const file of [
      'README.md',
      'package.json',
      'src/index.ts',
      'src/inputs.ts',
      'src/run.ts',
      'src/contract.ts',
    ]) {
      expect([name, file, existsSync(join(folder, file))]).toEqual([name, file, true]);
    }
  }
});

for (const { name, folder, manifest } of actions) {
  describe(name, () => {
    const readme = () => readFileSync(join(folder, 'README.md'), 'utf8');
    const declared = Object.keys(manifest.inputs ?? {});

    it('reads every input that action.yml declares, and no other', async () => {
      const { read, thrown } = inputsRead(await load(folder));
      const complaint = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : '';
      expect({ unread: declared.filter((input) => !read.includes(input)), complaint }).toEqual({
        unread: [],
        complaint,
      });
      expect(read.filter((input) => !declared.includes(input))).toEqual([]);
    });

    it('finds nothing worse than bad inputs where nothing is given', async () => {
      const { thrown } = inputsRead(await load(folder));
      const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : thrown;
      expect([undefined, 'BAD_INPUT']).toContain(code);
    });

    it('has a fresh contract.ts', () => {
      expect(readFileSync(join(folder, 'src', 'contract.ts'), 'utf8')).toBe(contractModule({ name, manifest }));
    });

    it('puts out its report', () => {
      expect(Object.keys(manifest.outputs ?? {})).toEqual(expect.arrayContaining(['report', 'report-path']));
    });

    it('runs on node24, and is presentable', () => {
      expect(manifest.runs).toMatchObject({ using: 'node24', main: 'index.js' });
      expect([undefined, 'index.js']).toContain(manifest.runs.post);
      expect(manifest.branding).toEqual({ icon: expect.any(String), color: expect.any(String) });
      expect(manifest.description.length).toBeGreaterThan(20);
    });

    it('names and describes its inputs and outputs', () => {
      for (const [key, { description = '' }] of Object.entries({ ...manifest.inputs, ...manifest.outputs })) {
        expect(key).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
        expect([key, description.trim().length > 0]).toEqual([key, true]);
      }
    });

    it('keeps the inputs that are called secret out of logs and reports', async () => {
      const { contract } = await load(folder);
      const secret = /\b(secrets?|passphrase|password|private key|token)\b/i;
      const named = Object.entries(manifest.inputs ?? {}).filter(
        ([input, { description = '' }]) =>
          /(^|-)(key|token|password|passphrase|secret)$/.test(input) || /\bsecret\b/i.test(description),
      );
      expect(named.filter(([input]) => !contract.inputs[input]?.secret).map(([input]) => input)).toEqual([]);
      for (const [input, { secret: hidden }] of Object.entries(contract.inputs)) {
        if (hidden && secret.test(input)) expect(contract.inputs[input]?.default).toBe('');
      }
    });

    it('has a README with a line to copy, its permissions, its tables and its failures', () => {
      const text = readme();
      expect(text).toContain(`uses: org/deploy-actions/${name}@v1`);
      expect(text).toMatch(/^#+ .*permission/im);
      for (const marker of ['<!-- inputs -->', '<!-- /inputs -->', '<!-- outputs -->', '<!-- /outputs -->']) {
        expect(text.split(marker)).toHaveLength(2);
      }
      for (const input of declared) expect(text).toContain(`| \`${input}\` |`);
      expect(text).toMatch(/^#+ .*(fail|wrong|error)/im);
    });
  });
}

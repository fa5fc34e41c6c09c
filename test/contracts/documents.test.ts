import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '@deploy-actions/error';
import { listActions, root } from '../../scripts/actions.mjs';
import { listWorkspaces } from '../../scripts/dependencies.mjs';
import {
  catalog,
  contractModule,
  errorCodes,
  packageTable,
  withSection,
  withTables,
} from '../../scripts/documents.mjs';

const manifest = {
  name: 'Demo',
  description: 'Shows how\nit is done | well.',
  runs: { using: 'node24', main: 'index.js' },
  inputs: {
    urls: { description: 'One per line,\n  with a | in it.', required: true },
    soak: { description: 'How long.', default: '0s' },
    count: { description: 'How many.', default: 3 },
    strict: { description: 'Whether.', default: false },
    steps: { description: 'Some.', default: 'a: 1\nb: "x"\n' },
    'github-token': { description: 'A token.', default: '${{ github.token }}' },
  },
  outputs: { verdict: { description: 'The verdict.' } },
};
const demo = { name: 'demo', manifest };
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('what is generated', () => {
  it('is fresh', () => {
    const actions = listActions();
    expect(read('action-catalog.md')).toBe(catalog(actions));
    expect(read('docs/error-codes.md')).toBe(errorCodes(codes));
    for (const action of actions) {
      const readme = read(`actions/${action.name}/README.md`);
      expect(readme).toBe(withTables(readme, action));
    }
    const contributing = read('CONTRIBUTING.md');
    expect(contributing).toBe(withSection(contributing, 'packages', packageTable(listWorkspaces()), 'CONTRIBUTING.md'));
  });
});

describe('packageTable', () => {
  const named = (name: string, ...uses: string[]) => ({
    folder: `packages/${name}`,
    manifest: {
      name: `@x/${name}`,
      description: `is ${name}`,
      dependencies: Object.fromEntries(uses.map((use) => [use, '1'])),
    },
  });

  it('begins with the packages that use no other, and leaves out who is none', () => {
    const action = { folder: 'actions/a', manifest: { name: 'a', dependencies: { '@x/roof': '1' } } };
    const table = packageTable([action, named('roof', '@x/wall', 'tar'), named('cellar'), named('wall', '@x/cellar')]);
    expect(table.split('\n').slice(2)).toEqual([
      '| `cellar` | is cellar |  |',
      '| `wall` | is wall | cellar |',
      '| `roof` | is roof | wall |',
    ]);
  });

  it('has a word to say of every package', () => {
    for (const { folder, manifest } of listWorkspaces()) {
      if (folder.startsWith('packages/')) expect(`${folder}: ${manifest.description}`).toMatch(/: \S.{20}/);
    }
  });
});

describe('contractModule', () => {
  const text = contractModule(demo);

  it('compiles every default in, as the text that the runner would hand over', () => {
    expect(text).toContain(`'soak': { default: "0s", required: false, secret: false },`);
    expect(text).toContain(`'count': { default: "3",`);
    expect(text).toContain(`'strict': { default: "false",`);
    expect(text).toContain(`'steps': { default: "a: 1\\nb: \\"x\\"\\n",`);
    expect(text).toContain(`'urls': { default: "", required: true, secret: false },`);
  });

  it('leaves a default that is an expression to the runner, and knows a secret by its name', () => {
    expect(text).toContain(`'github-token': { default: "", required: false, secret: true },`);
    expect(text).not.toContain('${{');
  });

  it('lists the outputs, and works for an action that has none', () => {
    expect(text).toContain(`  outputs: [\n    'verdict',\n  ],`);
    const { inputs: _, outputs: __, ...bare } = manifest;
    expect(contractModule({ name: 'bare', manifest: bare })).toContain("action: 'bare',\n  inputs: {\n  },");
  });
});

describe('withTables', () => {
  const readme = '# Demo\n<!-- inputs -->old<!-- /inputs -->\ntext\n<!-- outputs --><!-- /outputs -->\nend\n';

  it('renews what stands between the markers, and nothing else', () => {
    const text = withTables(readme, demo);
    expect(text).not.toContain('old');
    expect(text).toMatch(/^# Demo\n<!-- inputs -->\n\| input \|/);
    expect(text).toMatch(/\| `verdict` \| The verdict\. \|\n<!-- \/outputs -->\nend\n$/);
    expect(withTables(text, demo)).toBe(text);
  });

  it('keeps a row in one line, with its bars escaped', () => {
    const rows = withTables(readme, demo).split('\n');
    expect(rows).toContain('| `urls` | **required** | One per line, with a \\| in it. |');
    expect(rows).toContain('| `steps` | `a: 1 b: "x"` | Some. |');
    expect(rows).toContain('| `soak` | `0s` | How long. |');
  });

  it.each([
    '# Demo',
    '<!-- /inputs --><!-- inputs --><!-- outputs --><!-- /outputs -->',
    '<!-- inputs --><!-- /inputs -->',
  ])('says which markers %j lacks', (text) => {
    expect(() => withTables(text, demo)).toThrow(/actions\/demo\/README\.md lacks <!-- (in|out)puts -->/);
  });
});

describe('catalog', () => {
  it('has a section for every action', () => {
    const text = catalog([demo, { ...demo, name: 'other' }]);
    expect(text.match(/^## (demo|other)$/gm)).toEqual(['## demo', '## other']);
    expect(text).toContain('Shows how it is done \\| well.');
  });
});

describe('errorCodes', () => {
  it('has a row for every code', () => {
    expect(errorCodes({ A: { cause: 'x | y', cure: 'z' } })).toContain('| `A` | x \\| y | z |');
  });
});

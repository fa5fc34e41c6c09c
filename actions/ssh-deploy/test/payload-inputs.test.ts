import { InputReader, rawInputs } from '@deploy-actions/action';
import { contract } from '../src/contract';
import { readPayloadInputs } from '../src/payload-inputs';

function reader(values: Record<string, string>) {
  const given = Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const input = new InputReader(contract, rawInputs(contract, Object.fromEntries(given)).values);
  return { input, inputs: readPayloadInputs(input) };
}

function read(values: Record<string, string>) {
  const { input, inputs } = reader(values);
  return {
    inputs,
    problems: input.problems.map(({ input: name, code }) => `${name} ${code}`),
  };
}

describe('readPayloadInputs', () => {
  it('leaves nothing out, shares nothing and links by default', () => {
    const inputs = {
      source: [],
      exclude: [],
      sharedPaths: [],
      allowEmpty: false,
      includeVcs: false,
      linkUnchanged: true,
    };
    expect(read({})).toEqual({ inputs, problems: [] });
  });

  it('reads patterns and paths line by line', () => {
    const given = {
      source: 'dist\n # a remark\n app.jar ',
      exclude: '*.log\n# a remark\n!keep.log',
      'shared-paths': 'up/\nconfig/a.json',
      'link-unchanged': 'false',
    };
    expect(read(given).inputs).toMatchObject({
      source: ['dist', 'app.jar'],
      exclude: ['*.log', '!keep.log'],
      sharedPaths: ['up/', 'config/a.json'],
      linkUnchanged: false,
    });
  });

  it('keeps the blanks of a pattern, as a .gitignore file does', () => {
    const exclude = ' lead\ntrail \nfoo\\ \ntab\t\r\n # no remark\n   \n#remark\n';
    expect(read({ exclude }).inputs.exclude).toEqual([' lead', 'trail ', 'foo\\ ', 'tab\t', ' # no remark']);
  });

  it.each(['!.git', '!.svn/', '!/sub/.hg/**'])('refuses %s in exclude without include-vcs', (exclude) => {
    expect(read({ exclude }).problems).toEqual(['exclude CONFLICT']);
    expect(read({ exclude, 'include-vcs': 'true' }).problems).toEqual([]);
    expect(read({ exclude: '!.gitignore\n!.github/' }).problems).toEqual([]);
  });

  it.each([
    ['uploads,logs', /a comma/],
    ['storage/uploads storage/logs', /several paths/],
    ['.env config/local.json', /several paths/],
    ['uploads .env', /several paths/],
    ['uploads/ # pictures', /a comment/],
    ['"uploads/"', /quotes/],
    ['- uploads/', /list mark/],
    ['uploads/*', /a pattern/],
    ['./uploads', /at the start/],
    ['~/uploads', /home folder/],
    ['storage\\uploads', /backslash/],
    ['$DATA/uploads', /variable/],
    ['${{ vars.DIR }}', /expression/],
  ])('refuses %s as a shared path, by its line', (line, cause) => {
    const { input } = reader({ 'shared-paths': `ok/\n${line}` });
    expect(input.problems).toEqual([
      { input: 'shared-paths', code: 'ILLEGAL', given: expect.stringMatching(/^line 2: /), legal: expect.any(String) },
    ]);
    expect(input.problems[0]?.given).toMatch(cause);
  });

  it.each([
    ['"node_modules"', /quotes/],
    ["'*.log'", /quotes/],
    ['- node_modules', /list mark/],
    ['node_modules,dist', /a comma/],
    ['*.log *.tmp', /several paths/],
    ['node_modules .env', /several paths/],
    ['.env # secrets', /a comment/],
    ['*.pem #', /a comment/],
    ['./node_modules', /matches nothing/],
    ['!../keep', /matches nothing/],
    ['build\\logs', /backslash/],
    ['*.{log,tmp}', /a comma/],
    ['*.{log}', /not support braces/],
    ['${{ vars.SKIP }}', /expression/],
  ])('refuses %s as a pattern, by its line', (line, cause) => {
    const { input } = reader({ exclude: `# remark\n${line}` });
    expect(input.problems).toEqual([
      { input: 'exclude', code: 'ILLEGAL', given: expect.stringMatching(/^line 2: /), legal: expect.any(String) },
    ]);
    expect(input.problems[0]?.given).toMatch(cause);
  });

  it('takes names with blanks, dollar signs and escapes', () => {
    const given = {
      exclude:
        '*$*.class\nMy Notes/\nApplication Support/cache\nfoo\\ \n\\#x\n\\!y\n[a-c].txt\n/build\nC# notes\nissue #7\na\\ # b',
      'shared-paths': 'Application Support/data\nconfig/my file.json\n.env',
    };
    expect(read(given).problems).toEqual([]);
  });

  it('refuses paths that lead out, and paths that lie in one another', () => {
    expect(read({ 'shared-paths': '/etc\n../x\nok' }).problems).toEqual([
      'shared-paths ILLEGAL',
      'shared-paths ILLEGAL',
    ]);
    expect(read({ 'shared-paths': 'up/\nup/images/' }).problems).toEqual(['shared-paths CONFLICT']);
  });
});

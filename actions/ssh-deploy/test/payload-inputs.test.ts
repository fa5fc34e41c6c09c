import { InputReader, rawInputs } from '@deploy-actions/action';
import { contract } from '../src/contract';
import { readPayloadInputs } from '../src/payload-inputs';

function read(values: Record<string, string>) {
  const given = Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const input = new InputReader(contract, rawInputs(contract, Object.fromEntries(given)).values);
  return {
    inputs: readPayloadInputs(input),
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

  it('refuses paths that lead out, and paths that lie in one another', () => {
    expect(read({ 'shared-paths': '/etc\n../x\nok' }).problems).toEqual([
      'shared-paths ILLEGAL',
      'shared-paths ILLEGAL',
    ]);
    expect(read({ 'shared-paths': 'up/\nup/images/' }).problems).toEqual(['shared-paths CONFLICT']);
  });
});

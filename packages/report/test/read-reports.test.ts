import { readReports } from '@deploy-actions/report';

const gate = '{"schema":"deploy-actions/health-gate/1","verdict":"healthy"}';
const files: Record<string, string> = {
  '/tmp/deploy.json': '{\n  "schema": "deploy-actions/ssh-deploy/1",\n  "outputs": {"verdict": "deployed"}\n}\n',
  '/tmp/half.json': '{"schema":"deploy-a',
};

function readFile(path: string): string {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' });
  return text;
}

describe('readReports', () => {
  it('reads paths and lines, in their order', () => {
    const { reports, problems } = readReports(['/tmp/deploy.json', gate], readFile);
    expect(reports.map(({ action, verdict }) => `${action}: ${verdict}`)).toEqual([
      'ssh-deploy: deployed',
      'health-gate: healthy',
    ]);
    expect(problems).toEqual([]);
  });

  it('hears nothing in the empty output of a skipped step', () => {
    expect(readReports(['', '  ', gate], readFile).reports).toHaveLength(1);
    expect(readReports(['', '  '], readFile)).toEqual({ reports: [], problems: [] });
  });

  it('names everything that it cannot read, and reads the rest', () => {
    const { reports, problems } = readReports(['/tmp/none.json', '/tmp/half.json', '{"verdict":1}', gate], readFile);
    expect(reports).toHaveLength(1);
    expect(problems).toEqual([
      'The report file /tmp/none.json cannot be read (the file does not exist).',
      'The report file /tmp/half.json is not JSON.',
      'The report on line 3 is not a report of these actions (no `schema: deploy-actions/…`).',
    ]);
  });

  it('keeps a problem to one short line', () => {
    const fail = () => {
      throw new Error(`a\nb${'c'.repeat(1000)}`);
    };
    const [problem = ''] = readReports(['x'], fail).problems;
    expect(problem).not.toContain('\n');
    expect(problem.length).toBeLessThan(300);
  });
});

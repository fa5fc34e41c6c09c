import { BadInput, namesRead } from '@deploy-actions/action';
import { contract } from '../src/contract';
import { build, type Inputs, readInputs } from '../src/inputs';
import { raw } from './fake-world';

const read = (inputs: Record<string, string>): Inputs => readInputs(raw({ 'github-token': 't', ...inputs }));
const start = { operation: 'start', environment: 'staging' };
const finish = { operation: 'finish', environment: 'staging', status: 'success' };

function problemsOf(inputs: Record<string, string>): string[] {
  try {
    read(inputs);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems.map(({ input, code }) => `${input} ${code}`);
  }
}

describe('readInputs', () => {
  it('reads exactly what action.yml declares', () => {
    expect(namesRead(contract, build).sort()).toEqual(Object.keys(contract.inputs).sort());
  });

  it('leaves the version of a start to the commit', () => {
    expect(read(start)).toMatchObject({
      version: undefined,
      ref: undefined,
      kind: 'deploy',
      production: undefined,
      transient: false,
      dryRun: false,
    });
  });

  it('reads a whole start', () => {
    const inputs = {
      ...start,
      version: ' 2.0 (blue) "quoted" ',
      kind: 'rollback',
      'rollback-of': 'v3',
      services: 'api, web\n# none\nworker',
      'environment-url': 'https://shop.example/x',
      production: 'true',
      transient: 'true',
      ref: 'refs/tags/v2',
    };
    expect(read(inputs)).toMatchObject({
      version: '2.0 (blue) "quoted"',
      kind: 'rollback',
      rollbackOf: 'v3',
      services: ['api', 'web', 'worker'],
      environmentUrl: 'https://shop.example/x',
      production: true,
      transient: true,
      ref: 'refs/tags/v2',
    });
  });

  it('reads a whole finish', () => {
    const inputs = {
      ...finish,
      'deployment-id': '42',
      'health-checks': 'api = healthy\nsmoke=a=b\nempty=',
      reports: '/a/report.json\n{"schema":"x","text":"# not a comment"}',
      tag: 'prod/v1',
    };
    expect(read(inputs)).toMatchObject({
      version: undefined,
      deploymentId: 42,
      healthChecks: [
        { name: 'api', result: 'healthy' },
        { name: 'smoke', result: 'a=b' },
        { name: 'empty', result: '' },
      ],
      reports: ['/a/report.json', '{"schema":"x","text":"# not a comment"}'],
      tag: 'prod/v1',
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing at all', {}, ['operation MISSING', 'environment MISSING']],
    ['another operation', { ...start, operation: 'export' }, ['operation ILLEGAL']],
    ['a version of two lines', { ...start, version: 'a\nb' }, ['version ILLEGAL']],
    ['a finish without status', { ...finish, status: '' }, ['status MISSING']],
    ['a status of another vocabulary', { ...finish, status: 'failed' }, ['status ILLEGAL']],
    ['a status where none is known', { ...start, status: 'success' }, ['status CONFLICT']],
    ['a tag before the outcome', { ...start, tag: 'x' }, ['tag CONFLICT']],
    ['reports for a question', { ...start, operation: 'last-good', reports: 'x' }, ['reports CONFLICT']],
    ['rollback-of a deploy', { ...start, 'rollback-of': 'v1' }, ['rollback-of CONFLICT']],
    ['rollback-of at the end', { ...finish, 'rollback-of': 'v1' }, ['rollback-of CONFLICT']],
    ['an id that is none', { ...finish, 'deployment-id': '-1' }, ['deployment-id ILLEGAL']],
    ['an address that is none', { ...start, 'environment-url': 'javascript:x' }, ['environment-url ILLEGAL']],
    ['yes for true', { ...start, production: 'yes', 'dry-run': 'on' }, ['dry-run ILLEGAL', 'production ILLEGAL']],
    [
      'a check without a result',
      { ...finish, 'health-checks': 'api\n=x' },
      ['health-checks ILLEGAL', 'health-checks ILLEGAL'],
    ],
    ['a check with two results', { ...finish, 'health-checks': 'api=ok\napi=bad' }, ['health-checks CONFLICT']],
    ['a tag that git refuses', { ...finish, tag: 'a..b' }, ['tag ILLEGAL']],
    ['a ref that git refuses', { ...start, ref: 'a b' }, ['ref ILLEGAL']],
    ['a ref for a question', { ...start, operation: 'last-good', ref: 'main' }, ['ref CONFLICT']],
    ['transient at the end', { ...finish, transient: 'true' }, ['transient CONFLICT']],
    ['an empty token that was handed on', { ...start, 'github-token': '' }, ['github-token MISSING']],
  ])('finds every problem: %s', (_, inputs, problems) => {
    expect(problemsOf(inputs)).toEqual(problems);
  });

  it('never quotes the token', () => {
    expect(() => read({ ...start, 'github-token': 'secret', production: 'x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});

import { type BadInput, rawInputs } from '@deploy-actions/action';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';

const good = {
  hosts: 'deploy@web1, web2:2222',
  username: 'deploy',
  'private-key': makeKeyPair().privateKey,
  path: '/srv/app/',
  source: 'build',
};

function read(given: Record<string, string>, sha = 'abc123') {
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return readInputs(rawInputs(contract, environment), sha);
}

function problemsOf(given: Record<string, string>, sha?: string): string[] {
  try {
    read(given, sha);
  } catch (error) {
    return (error as BadInput).problems.map(({ input, code }) => `${input} ${code}`).sort();
  }
  return [];
}

describe('readInputs', () => {
  it('takes no login in a health URL, and repeats none', () => {
    const given = { ...good, 'health-url': 'http://ada:hunter2@127.0.0.1/health' };
    expect(problemsOf(given)).toEqual(['health-url ILLEGAL']);
    expect(() => read(given)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });

  it('reads env by the line, and shows none of it', () => {
    const env = 'A="two words"\r\nexport B=$HOME\r\nKEY<<EOF\r\n-----BEGIN\r\nx\r\nEOF\r\n';
    expect(read({ ...good, env }).env).toEqual(['A=two words', 'B=$HOME', 'KEY=-----BEGIN\nx']);
    expect(() => read({ ...good, env: 'A=1\nB="hunter2\nA=hunter3' })).toThrow(
      expect.objectContaining({
        problems: [
          {
            input: 'env',
            code: 'ILLEGAL',
            given: expect.stringMatching(/^line 2 .*not closed/),
            legal: expect.any(String),
          },
          {
            input: 'env',
            code: 'ILLEGAL',
            given: expect.stringMatching(/^line 3 .*line 1/),
            legal: expect.any(String),
          },
        ],
        message: expect.not.stringMatching(/hunter/),
      }),
    );
  });

  it('hands no carriage return of CRLF to a step', () => {
    const program = 'cd app\r\nmake\r\n';
    const names = ['migrate', 'migrate-down', 'before-activate', 'activate', 'after-activate', 'health-command'];
    const inputs = read({ ...good, ...Object.fromEntries(names.map((name) => [name, program])) });
    expect(JSON.stringify(inputs)).not.toContain('\\r');
    expect(inputs.activate).toBe('cd app\nmake');
    const { source: _, ...rest } = good;
    expect(read({ ...rest, strategy: 'script', script: program }).script).toBe('cd app\nmake');
  });

  it('fills in the defaults and takes the commit for the version', () => {
    expect(read(good)).toMatchObject({
      path: '/srv/app',
      version: 'abc123',
      operation: 'deploy',
      strategy: 'files',
      confirm: 'auto',
      healthTimeoutMs: 120_000,
      maxParallel: { kind: 'count', count: 1 },
      onFailure: 'revert',
      irreversible: false,
      keepReleases: 5,
      lockTtlMs: 1_800_000,
      allowBad: false,
    });
  });

  it('reports everything that is wrong at once, and never a secret', () => {
    const bad = {
      hosts: '',
      path: 'relative/../path',
      version: '../etc',
      env: 'no equals sign: s3cret',
      'health-timeout': 'soon',
      'max-parallel': '0%',
      'health-url': 'file:///etc/passwd',
      'on-failure': 'ignore',
      'allow-bad': 'yes',
      operation: 'deplyo',
      'keep-release': '3',
    };
    expect(problemsOf(bad)).toEqual(
      expect.arrayContaining([
        'allow-bad ILLEGAL',
        'env ILLEGAL',
        'health-timeout ILLEGAL',
        'keep-release UNKNOWN',
        'health-url ILLEGAL',
        'max-parallel ILLEGAL',
        'on-failure ILLEGAL',
        'operation ILLEGAL',
        'path ILLEGAL',
        'version ILLEGAL',
      ]),
    );
    expect(() => read(bad)).toThrow(/Did you mean keep-releases/);
    expect(() => read(bad)).not.toThrow(/s3cret/);
  });

  it.each([
    ['a deploy of files needs a source', { source: '' }, 'source MISSING'],
    ['the strategy script needs its script', { strategy: 'script' }, 'script MISSING'],
    ['a script is not silently ignored', { script: 'x' }, 'script CONFLICT'],
    ['activate is not silently ignored', { strategy: 'script', script: 'x', activate: 'y' }, 'activate CONFLICT'],
    ['to-version goes with a rollback', { 'to-version': 'v1' }, 'to-version CONFLICT'],
    ['mark-bad goes with a rollback', { 'mark-bad': 'true' }, 'mark-bad CONFLICT'],
    ['a lock that ends at once is none', { 'lock-ttl': '0s' }, 'lock-ttl ILLEGAL'],
  ])('%s', (_why, more, problem) => {
    expect(problemsOf({ ...good, ...more })).toEqual([problem]);
  });

  it('reads a share of the fleet, and a URL as it was given', () => {
    const more = { 'max-parallel': '25%', 'health-url': 'http://127.0.0.1:8080/health' };
    expect(read({ ...good, ...more })).toMatchObject({
      maxParallel: { kind: 'share', percent: 25 },
      healthUrl: 'http://127.0.0.1:8080/health',
    });
  });

  it.each(['status', 'abort', 'unlock', 'rollback'])('needs neither source nor version for %s', (operation) => {
    expect(problemsOf({ ...good, source: '', operation }, '')).toEqual([]);
  });

  it('needs neither source nor steps for a rollback', () => {
    expect(problemsOf({ ...good, source: '', operation: 'rollback', 'to-version': 'v1' })).toEqual([]);
  });

  it('says that there is no version where the platform knows none', () => {
    expect(problemsOf(good, '')).toEqual(['version MISSING']);
    expect(problemsOf({ ...good, source: '', operation: 'rollback' }, '')).toEqual([]);
  });
});

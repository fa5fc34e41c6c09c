import { runContext } from '../src/run-context';

const env = {
  GITHUB_REPOSITORY: 'org/app',
  GITHUB_SHA: 'a1',
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_ACTOR: 'ada',
  GITHUB_TRIGGERING_ACTOR: 'bob',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  RUNNER_TEMP: '/t',
  SSH_AUTH_SOCK: '/t/agent',
};
const payload = { workflow_run: { head_sha: 'b2' }, ref: 'refs/heads/main' };
const read = (given: Record<string, string>, event: unknown = payload) => runContext(given, () => event, '/tmp');

describe('runContext', () => {
  it('tells who, what and where', () => {
    expect(read(env)).toMatchObject({
      repository: 'org/app',
      sha: 'a1',
      actor: 'ada',
      triggeringActor: 'bob',
      runAttempt: 2,
      runUrl: 'https://github.com/org/app/actions/runs/77',
      apiUrl: 'https://api.github.com',
      tempDir: '/t',
      sshAgent: '/t/agent',
      event: payload,
    });
  });

  it('is about the commit of the run that triggered it, under workflow_run only', () => {
    expect(read({ ...env, GITHUB_EVENT_NAME: 'workflow_run' }).sha).toBe('b2');
    expect(read({ ...env, GITHUB_EVENT_NAME: 'workflow_run' }, { workflow_run: 3 }).sha).toBe('a1');
  });

  it('knows servers of one’s own', () => {
    const own = { ...env, GITHUB_SERVER_URL: 'https://git.example', GITHUB_API_URL: 'https://git.example/api/v3' };
    expect(read(own)).toMatchObject({
      runUrl: 'https://git.example/org/app/actions/runs/77',
      apiUrl: 'https://git.example/api/v3',
    });
  });

  it.each([[undefined], [null], [[1]], ['text']])('takes the payload %j for none', (event) => {
    expect(runContext(env, () => event, '/tmp').event).toEqual({});
  });

  it('has an answer to everything outside a runner too', () => {
    expect(runContext({}, () => undefined, '/tmp')).toMatchObject({
      repository: '',
      sha: '',
      runAttempt: 1,
      runUrl: '',
      workspace: '.',
      tempDir: '/tmp',
      sshAgent: '',
      triggeringActor: '',
    });
  });
});

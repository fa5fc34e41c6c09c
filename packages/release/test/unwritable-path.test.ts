import { UnwritablePath } from '../src/unwritable-path';

const said = (path: string, stderr: string) => {
  const { code, message, hint, cause } = new UnwritablePath('web1', path, stderr);
  return { code, message, hint, cause: (cause as Error).message };
};

describe('UnwritablePath', () => {
  it('names the path, the user and the command to run', () => {
    expect(said('/srv/app', "mkdir: cannot create '/srv/app': Permission denied\ndeploy-user deploy\n")).toEqual({
      code: 'HOST_UNFIT',
      message: 'web1: deploy cannot write to /srv/app.',
      hint: 'Run once on the host: sudo install -d -o deploy /srv/app',
      cause: "mkdir: cannot create '/srv/app': Permission denied",
    });
  });

  it('takes nothing from a service where somebody else has deployed before', () => {
    const { hint } = said('/srv/app', 'Permission denied\ndeploy-user deploy\ndeploy-own\n');
    expect(hint).toContain(
      'sudo chown -R deploy /srv/app/.deploy /srv/app/releases; sudo chown deploy /srv/app /srv/app/shared',
    );
  });

  it.each([
    ['mkdir: Read-only file system', 'mounted read-only'],
    ["mkdir: can't create directory '/srv/x': Not a directory", 'A file exists in place of'],
    ['something else', ''],
  ])('has no command to run for %s', (stderr, hint) => {
    expect(said('/srv/app', stderr)).toMatchObject({ code: 'HOST_UNFIT', hint: expect.stringContaining(hint) });
    expect(said('/srv/app', stderr).hint).not.toContain('sudo');
  });

  it('knows a full disk from missing rights', () => {
    expect(said('/srv/app', 'cat: write error: No space left on device')).toMatchObject({
      code: 'DISK_FULL',
      hint: '',
    });
  });
});

import { type ReleaseRecord, recordFiles, recordHash } from '../src/record';

const record: ReleaseRecord = {
  version: 'v1',
  strategy: 'files',
  environment: 'production',
  steps: { activate: 'systemctl restart app' },
  env: ['TOKEN=s3cret', 'A=b=c'],
  healthTimeoutMs: 1000,
  sha: 'abc',
  actor: 'ada',
  runUrl: 'https://ci.example/1',
  createdAt: '2026-01-01T00:00:00Z',
  sharedPaths: [],
};

describe('recordHash', () => {
  it('knows what makes a release live, and not who deployed it', () => {
    expect(recordHash({ ...record, actor: 'bob', createdAt: 'later' })).toBe(recordHash(record));
    const strategy = 'script' as const;
    for (const other of [
      { steps: {} },
      { env: [] },
      { strategy },
      { environment: 'staging' },
      { sharedPaths: ['up/'] },
    ]) {
      expect(recordHash({ ...record, ...other })).not.toBe(recordHash(record));
    }
  });
});

describe('recordFiles', () => {
  it('puts the env into its own file and only its names into the manifest', () => {
    const files = recordFiles(record, { payloadSha256: 'f00', previousVersion: 'v0' });
    expect(files.get('env')).toBe('TOKEN=s3cret\nA=b=c\n');
    expect(files.get('head.json')).not.toContain('s3cret');
    expect(JSON.parse(`${files.get('head.json')}}`)).toMatchObject({
      version: 'v1',
      previousVersion: 'v0',
      payloadSha256: 'f00',
      envNames: ['TOKEN', 'A'],
    });
    expect(files.get('steps/activate')).toBe('systemctl restart app\n');
  });
});

import { release, status } from '../../../test/support/release/example-release';
import { chooseRelease } from '../src/release-choice';

const wanted = { version: 'v1', payloadSha256: 'payload-v1', recordSha256: 'record', allowBad: false };

describe('chooseRelease', () => {
  it.each([
    ['an empty host uploads', status('', []), { kind: 'upload', release: 'v1' }],
    ['what is live and good stays', status('v1', [release('v1')]), { kind: 'unchanged', release: 'v1' }],
    [
      'what is live and checked stays',
      status('v1', [release('v1', { state: 'live' })]),
      { kind: 'unchanged', release: 'v1' },
    ],
    [
      'what went live in a run that died is activated again',
      status('v1', [release('v1', { state: 'live', checked: false })]),
      { kind: 'activate', release: 'v1' },
    ],
    [
      'what is on the disk is not sent again',
      status('v2', [release('v1'), release('v2')]),
      { kind: 'activate', release: 'v1' },
    ],
    [
      'another payload is a release of its own',
      status('v1', [release('v1', { payloadSha256: 'other' })]),
      { kind: 'upload', release: 'v1.r2' },
    ],
    [
      'other steps are a release of their own',
      status('v1.r2', [release('v1', { recordSha256: 'a' }), release('v1.r2', { recordSha256: 'b' })]),
      { kind: 'upload', release: 'v1.r3' },
    ],
    [
      'a folder of the same name that another tool made stays as it is',
      { ...status('', [release('v0', { adopted: true })]), foreign: ['v1', 'v1.r2'] },
      { kind: 'upload', release: 'v1.r3' },
    ],
    [
      'a bad version is refused',
      status('v2', [release('v2')], ['v1']),
      { kind: 'bad', reason: 'too many errors; marked at 2026-01-01T00:00:00Z' },
    ],
  ])('%s', (_why, host, choice) => {
    expect(chooseRelease(host, wanted)).toEqual(choice);
  });

  it('takes a bad version that it is told to take', () => {
    expect(chooseRelease(status('', [], ['v1']), { ...wanted, allowBad: true })).toEqual({
      kind: 'upload',
      release: 'v1',
    });
  });
});

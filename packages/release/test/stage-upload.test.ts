import { PassThrough } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import type { CallOptions } from '../src/program-client';
import { stageUpload } from '../src/stage-upload';
import { StaleBase } from '../src/stale-base';

const staging = { token: 't', release: 'v1', patienceMs: 1000 };
const signal = new AbortController().signal;
const ended = { code: 0, signal: null, stdout: '', stderr: '' };

function upload(spoiler?: UserError) {
  let isReady = false;
  return {
    stream: new PassThrough(),
    box: '3',
    onReady: () => {
      isReady = true;
    },
    isReady: () => isReady,
    lastMoveMs: () => 0,
    spoiledBy: () => spoiler,
  };
}

describe('stageUpload', () => {
  it('says the verb, and hears when the host has begun', async () => {
    const one = upload();
    const words: string[][] = [];
    const call = async (said: string[], { onStdout }: CallOptions = {}) => {
      words.push(said);
      onStdout?.(Buffer.from('ready\n'));
      return ended;
    };
    await stageUpload({ call }, staging, one, signal);
    expect([words, one.isReady()]).toEqual([[['stage', 't', 'v1', '3']], true]);
  });

  it('tells which links led to something else', async () => {
    const call = async (_words: string[], { onStdout }: CallOptions = {}) => {
      onStdout?.(Buffer.from('ready\nstale payload/a\nstale pay'));
      onStdout?.(Buffer.from('load/b c\n'));
      throw new UserError('STALE_BASE', 'web1: a');
    };
    const error = await stageUpload({ call }, staging, upload(), signal).catch((one) => one);
    expect(error).toBeInstanceOf(StaleBase);
    expect(error.paths).toEqual(new Set(['a', 'b c']));
  });

  it('prefers the reason on the runner to what the host made of it', async () => {
    const call = () => Promise.reject(new UserError('UPLOAD_FAILED', 'tar: unexpected end'));
    const spoiler = new UserError('SOURCE', 'x vanished');
    await expect(stageUpload({ call }, staging, upload(spoiler), signal)).rejects.toBe(spoiler);
    await expect(stageUpload({ call }, staging, upload(), signal)).rejects.toMatchObject({ code: 'UPLOAD_FAILED' });
  });
});

import { PassThrough } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import { StaleBase } from '@deploy-actions/payload';
import type { CallOptions } from '../src/program-client';
import { stageUpload } from '../src/stage-upload';

const staging = { token: 't', release: 'v1', patienceMs: 1000 };
const signal = new AbortController().signal;
const ended = { code: 0, signal: null, stdout: '', stderr: '' };

function upload(spoiler?: UserError) {
  return { stream: new PassThrough(), box: '3', lastMoveMs: () => 0, spoiledBy: () => spoiler };
}

describe('stageUpload', () => {
  it('says the verb, with the stream and a patience for it', async () => {
    const one = upload();
    const calls: unknown[] = [];
    const call = async (words: string[], { stdin, patience }: CallOptions = {}) => {
      calls.push(words, stdin, patience);
      return ended;
    };
    await stageUpload({ call }, staging, one, signal);
    const patience = { ms: 1000, lastMoveMs: one.lastMoveMs };
    expect(calls).toEqual([['stage', 't', 'v1', '3'], one.stream, patience]);
  });

  it('tells which links led to something else', async () => {
    const call = async (_words: string[], { onStdout }: CallOptions = {}) => {
      onStdout?.(Buffer.from('stale payload/a\nstale pay'));
      onStdout?.(Buffer.from('load/b c\nstale shared/up\nstale sharedish/x\n'));
      throw new UserError('STALE_BASE', 'web1: a');
    };
    const error = await stageUpload({ call }, staging, upload(), signal).catch((one) => one);
    expect(error).toBeInstanceOf(StaleBase);
    expect([error.paths, error.shared]).toEqual([new Set(['a', 'b c']), new Set(['up'])]);
  });

  it('takes a list of what is stale that has no end for one that says nothing', async () => {
    const line = Buffer.from('stale payload/a\n'.repeat(65_536));
    const call = async (_words: string[], { onStdout }: CallOptions = {}) => {
      for (let n = 0; n < 17; n++) onStdout?.(line);
      throw new UserError('STALE_BASE', 'web1: a');
    };
    const error = await stageUpload({ call }, staging, upload(), signal).catch((one) => one);
    expect([error.paths, error.shared]).toEqual([new Set(), new Set()]);
  });

  it('prefers the reason on the runner to what the host made of it', async () => {
    const call = () => Promise.reject(new UserError('UPLOAD_FAILED', 'tar: unexpected end'));
    const spoiler = new UserError('SOURCE', 'x vanished');
    await expect(stageUpload({ call }, staging, upload(spoiler), signal)).rejects.toBe(spoiler);
    await expect(stageUpload({ call }, staging, upload(), signal)).rejects.toMatchObject({ code: 'UPLOAD_FAILED' });
  });
});

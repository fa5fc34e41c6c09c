import { UserError } from '@deploy-actions/error';
import { PlainStream } from '../src/plain-stream';

const { signal } = new AbortController();

describe('PlainStream', () => {
  it('says where it hangs', () => {
    expect(new PlainStream({ host: 'a.example', port: 1, via: undefined }).late(500)).toMatchObject({
      kind: 'own-fault',
      reason: 'the name was not resolved within 500 ms',
    });
    expect(new PlainStream({ host: '127.0.0.1', port: 1, via: undefined }).late(500)).toMatchObject({
      kind: 'no-answer',
      reason: 'no connection within 500 ms',
    });
    expect(new PlainStream({ host: 'a.example', port: 1, via: 'web-1' }).late(500)).toMatchObject({
      kind: 'no-answer',
      reason: 'no connection within 500 ms by SSH',
    });
  });

  it('says whose fault it is', async () => {
    const direct = new PlainStream({ host: '127.0.0.1', port: 1, via: undefined });
    expect(direct.fault(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toMatchObject({ kind: 'no-answer' });
    const ssh = { dial: () => Promise.reject(new UserError('AUTH_FAILED', 'no')), exec: () => Promise.reject() };
    const far = new PlainStream({ host: 'db', port: 1, via: 'web-1' });
    const error = await far.open({ ssh }, signal).catch((reason) => reason);
    expect(far.fault(error)).toMatchObject({ kind: 'own-fault' });
    expect(far.isOpen).toBe(false);
  });
});

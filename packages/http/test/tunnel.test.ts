import { Duplex } from 'node:stream';
import type { WireCause } from '@deploy-actions/http';
import { proxyLogin, tunnel } from '../src/tunnel';

/** A stream whose far end answers so to whatever is written. */
function farEnd(answer: string | Error): Duplex {
  const stream: Duplex = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => {
      if (typeof answer === 'string') stream.push(answer);
      else stream.destroy(answer);
      done();
    },
  });
  return stream;
}

const proxy = new URL('http://p.example:3128');
const { signal } = new AbortController();

describe('tunnel', () => {
  it('hands the stream on, with what the other side has said already', async () => {
    const stream = farEnd('HTTP/1.1 200 Connected\r\n\r\n220 hello');
    await tunnel(stream, 'a.example:443', proxy, signal);
    expect(String(stream.read())).toBe('220 hello');
    stream.destroy();
  });

  it.each<[string | Error, WireCause]>([
    ['HTTP/1.1 403 No\r\n\r\n', { kind: 'proxy', problem: 'refusal', status: 403 }],
    ['HTTP/1.1 504 Late\r\n\r\n', { kind: 'proxy', problem: 'no-backend', status: 504 }],
    ['rubbish\r\n\r\n', { kind: 'proxy', problem: 'broke-off' }],
    [new Error('gone'), { kind: 'proxy', problem: 'broke-off' }],
  ])('%s', async (answer, wireCause) => {
    await expect(tunnel(farEnd(answer), 'a.example:443', proxy, signal)).rejects.toMatchObject({ wireCause });
  });

  it('ends with the reason why it was given up', async () => {
    const controller = new AbortController();
    const reason = new Error('given up');
    const asking = tunnel(farEnd(''), 'a.example:443', proxy, controller.signal);
    controller.abort(reason);
    await expect(asking).rejects.toBe(reason);
  });
});

describe('proxyLogin', () => {
  it('is there only where the URL has one', () => {
    expect(proxyLogin(proxy)).toEqual({});
    expect(proxyLogin(new URL('http://u:%C3%BC@p/'))).toEqual({
      'proxy-authorization': `Basic ${Buffer.from('u:ü').toString('base64')}`,
    });
    expect(proxyLogin(new URL('http://u:50%@p/'))).toEqual({
      'proxy-authorization': `Basic ${Buffer.from('u:50%').toString('base64')}`,
    });
  });
});

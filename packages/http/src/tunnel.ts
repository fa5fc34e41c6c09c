import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { WireError } from './wire-cause';

/** `proxy-authorization` where the URL of the proxy has a login. */
export function proxyLogin({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const login = `${decoded(username)}:${decoded(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/**
 * Has a proxy connect the stream to `authority` (`host:port`). Rejects with a `WireError`: a proxy that refuses is the
 * runner's own fault, one that tried in vain (5xx) speaks of the service.
 */
export async function tunnel(stream: Duplex, authority: string, proxy: URL, signal: AbortSignal): Promise<void> {
  const asking = request({
    createConnection: () => stream,
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...proxyLogin(proxy) },
  });
  asking.on('error', () => undefined);
  asking.end();
  try {
    const [answer, , head] = (await once(asking, 'connect', { signal })) as [IncomingMessage, Duplex, Buffer];
    const { statusCode: status = 0 } = answer;
    if (status >= 200 && status < 300) {
      if (head.length > 0) stream.unshift(head);
      return;
    }
    throw new WireError({ kind: 'proxy', problem: status >= 500 ? 'no-backend' : 'refusal', status });
  } catch (error) {
    stream.destroy();
    if (signal.aborted) throw signal.reason;
    if (error instanceof WireError) throw error;
    throw new WireError({ kind: 'proxy', problem: 'broke-off' }, error);
  }
}

/** A password with a percent sign that nobody encoded is one, too. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import type { Duplex } from 'node:stream';

/** Makes a TCP connection as seen from the host. */
export type Dial = (host: string, port: number, signal: AbortSignal) => Promise<Duplex>;

/**
 * The status of a GET over a connection that starts at the host; no redirect is followed, and the body is not waited
 * for. Rejects with what the dialling, TLS or HTTP has to say, or with the signal's reason.
 */
export async function askThrough(dial: Dial, url: URL, signal: AbortSignal): Promise<number> {
  // Only deploys with a health check at a URL need these: the others start sooner without.
  const [http, https, tls] = await Promise.all([import('node:http'), import('node:https'), import('node:tls')]);
  const isSecure = url.protocol === 'https:';
  // Brackets of an IPv6 address are the URL's, not the host's.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = await dial(host, Number(url.port || (isSecure ? 443 : 80)), signal);
  socket.on('error', () => undefined);
  try {
    return await new Promise<number>((resolve, reject) => {
      const overTls = () => tls.connect({ socket, ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }), host });
      const ask = isSecure ? https.request : http.request;
      const request = ask(url, {
        // Without an agent of its own, which would dial by itself, from here.
        createConnection: isSecure ? overTls : () => socket,
        headers: { 'user-agent': 'deploy-actions', accept: '*/*', connection: 'close' },
        signal,
      });
      request.on('response', (response) => {
        response.on('error', () => undefined).resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
      request.end();
    });
  } finally {
    socket.destroy();
  }
}

import { once } from 'node:events';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { type Certificate, certificateOf } from './certificate';
import { tlsFault } from './tls-fault';
import { contextTrusting } from './trust';

export interface Secured {
  socket: TLSSocket;
  certificate: Certificate | undefined;
}

/**
 * TLS over an open stream, with the chain and the name verified; there is no way to do without. Rejects with a
 * `WireError` that says what is wrong with it, or as the signal says; the stream is then closed.
 */
export async function secure(
  stream: Duplex,
  name: string,
  { ca, protocols = ['http/1.1'] }: { ca?: string | undefined; protocols?: string[] },
  signal: AbortSignal,
): Promise<Secured> {
  let certificate: Certificate | undefined;
  try {
    // It takes longer to load than all the rest, and who asks by plain HTTP needs none of it.
    const { connect } = await import('node:tls');
    const context = ca === undefined ? {} : { secureContext: await contextTrusting(ca) };
    signal.throwIfAborted();
    if (stream.destroyed) throw closed();
    const socket = connect({
      socket: stream,
      host: name,
      // The dot of the root does not belong into a handshake, and some servers refuse it.
      servername: isIP(name) === 0 ? name.replace(/\.$/, '') : '',
      ALPNProtocols: protocols,
      // Said although it is the default: a variable of the environment would switch it off for the whole process.
      rejectUnauthorized: true,
      ...context,
    });
    socket.on('error', () => undefined);
    // A socket whose certificate is refused is gone before the error comes.
    socket.prependOnceListener('secure', () => {
      certificate = certificateOf(socket);
    });
    // A far end that goes away in the middle of a handshake is no error to Node's mind when it went in good order.
    await Promise.race([once(socket, 'secureConnect', { signal }), closing(socket, signal)]);
    return { socket, certificate };
  } catch (error) {
    // The socket above it goes with it.
    stream.destroy();
    throw signal.aborted ? signal.reason : tlsFault(error, name, certificate);
  }
}

async function closing(socket: TLSSocket, signal: AbortSignal): Promise<never> {
  await once(socket, 'close', { signal });
  throw closed();
}

function closed(): Error {
  return Object.assign(new Error('closed'), { code: 'ECONNRESET' });
}

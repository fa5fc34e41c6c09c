import type { Duplex } from 'node:stream';
import type { Certificate } from './certificate';
import { noteAddress, openSocket } from './connect';
import type { HttpWay } from './http-request';
import { hostnameOf, portOf } from './origin';
import type { Progress } from './progress';
import { secure } from './secure';

export interface Opened {
  stream: Duplex;
  certificate?: Certificate;
}

/** A fresh way to the origin of `url`, with TLS where its scheme says so. Rejects as the signal says, or with what failed. */
export async function openStream(url: URL, way: HttpWay, progress: Progress, signal: AbortSignal): Promise<Opened> {
  const plain = await openPlain(url, way, progress, signal);
  if (url.protocol !== 'https:') return { stream: plain };
  progress.stage = 'tls';
  const { socket, certificate } = await secure(plain, hostnameOf(url), { ca: way.ca }, signal);
  return { stream: socket, ...(certificate === undefined ? {} : { certificate }) };
}

async function openPlain(url: URL, way: HttpWay, progress: Progress, signal: AbortSignal): Promise<Duplex> {
  const to = { host: hostnameOf(url), port: portOf(url) };
  if (way.dial !== undefined) {
    progress.stage = 'connecting';
    const stream = await way.dial(to.host, to.port, signal);
    stream.on('error', () => undefined);
    return stream;
  }
  if (way.address !== undefined) progress.stage = 'connecting';
  const socket = await openSocket(to, way, signal, () => {
    progress.stage = 'connecting';
  });
  noteAddress(progress, socket);
  return socket;
}

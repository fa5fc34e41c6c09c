import type { Duplex } from 'node:stream';
import type { Certificate } from './certificate';
import { noteAddress, openSocket } from './connect';
import type { HttpWay } from './http-request';
import { codeOf, lineOf } from './node-error';
import { hostnameOf, portOf } from './origin';
import type { Progress } from './progress';
import { proxyFor } from './proxy';
import { secure } from './secure';
import { tunnel } from './tunnel';
import { WireError } from './wire-cause';

export interface Opened {
  stream: Duplex;
  certificate?: Certificate;
  /** The proxy that the request itself must be addressed to: only where it is not encrypted. */
  proxy?: URL;
}

/** A fresh way to the origin of `url`, with TLS where its scheme says so. Rejects as the signal says, or with what failed. */
export async function openStream(url: URL, way: HttpWay, progress: Progress, signal: AbortSignal): Promise<Opened> {
  const isDirect = way.dial !== undefined || way.address !== undefined || way.proxyEnv === undefined;
  const proxy = isDirect ? undefined : proxyFor(url, way.proxyEnv ?? {});
  const plain = proxy === undefined ? openPlain(url, way, progress, signal) : reach(proxy, way, progress, signal);
  const stream = await plain;
  if (url.protocol !== 'https:') return proxy === undefined ? { stream } : { stream, proxy };
  if (proxy !== undefined) {
    progress.stage = 'tunnel';
    await tunnel(stream, `${url.hostname}:${portOf(url)}`, proxy, signal);
  }
  progress.stage = 'tls';
  const { socket, certificate } = await secure(stream, hostnameOf(url), way, signal);
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

async function reach(proxy: URL, way: HttpWay, progress: Progress, signal: AbortSignal): Promise<Duplex> {
  progress.stage = 'proxy';
  try {
    const socket = await openSocket({ host: hostnameOf(proxy), port: portOf(proxy) }, way, signal);
    return proxy.protocol === 'https:' ? (await secure(socket, hostnameOf(proxy), way, signal)).socket : socket;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const detail = codeOf(error) || lineOf(error);
    throw new WireError({ kind: 'proxy', problem: 'unreachable', port: portOf(proxy), detail }, error);
  }
}

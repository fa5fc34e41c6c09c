import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { HttpAnswer, HttpRequest } from '@deploy-actions/http';
import { type Serve, says, saysAndCloses, saysWithoutEnd } from './socket-server';

export const MIB = 1024 * 1024;
const OK = 'HTTP/1.1 200 OK\r\n';
const zeros = (bytes: number): Buffer => gzipSync(Buffer.alloc(bytes));

/** Sends a body that is packed so. */
export function packed(encoding: string, body: Buffer): Serve {
  return saysAndCloses(`${OK}content-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`, body);
}

/** A server whose answer is odd, but one. */
export interface OddServer {
  serve: Serve;
  answer: Partial<HttpAnswer>;
  asked?: Partial<HttpRequest>;
}

/** All of them give an answer. By what they do. */
export const oddServers: Record<string, OddServer> = {
  'sends exactly the limit': {
    serve: saysAndCloses(`${OK}content-length: ${MIB}\r\n\r\n`, 'x'.repeat(MIB)),
    answer: { complete: true, body: 'x'.repeat(MIB) },
  },
  'sends one byte more than the limit': {
    serve: saysAndCloses(`${OK}content-length: ${MIB + 1}\r\n\r\n`, 'x'.repeat(MIB + 1)),
    answer: { complete: false, body: 'x'.repeat(MIB) },
  },
  'never ends its body': {
    serve: saysWithoutEnd(`${OK}\r\n`, 'x'.repeat(65_536)),
    answer: { complete: false, body: 'x'.repeat(MIB) },
  },
  'sends a bomb': { serve: packed('gzip', zeros(100 * MIB)), answer: { complete: false, body: '\0'.repeat(MIB) } },
  'sends a bomb in a bomb': {
    serve: packed('gzip, gzip', gzipSync(zeros(100 * MIB))),
    answer: { complete: false, body: '\0'.repeat(MIB) },
  },
  'packs nothing without end': {
    serve: saysWithoutEnd(`${OK}content-encoding: gzip\r\n\r\n`, Buffer.concat(Array(1000).fill(gzipSync('')))),
    answer: { complete: false, body: '' },
  },
  'packs as gzip': { serve: packed('gzip', gzipSync('well')), answer: { body: 'well', complete: true } },
  'packs as X-GZIP': { serve: packed('X-GZIP', gzipSync('well')), answer: { body: 'well' } },
  'packs as deflate': { serve: packed('deflate', deflateSync('well')), answer: { body: 'well' } },
  'packs as bare deflate': { serve: packed('deflate', deflateRawSync('well')), answer: { body: 'well' } },
  'packs as br': { serve: packed('br', brotliCompressSync('well')), answer: { body: 'well' } },
  'packs twice': { serve: packed('deflate, gzip', gzipSync(deflateRawSync('well'))), answer: { body: 'well' } },
  'packs as what nobody knows': { serve: packed('foo', Buffer.from('well')), answer: { body: 'well' } },
  'calls a charset an encoding': { serve: packed('utf-8', Buffer.from('well')), answer: { body: 'well' } },
  'packs nothing at all': { serve: packed('gzip', Buffer.alloc(0)), answer: { body: '', complete: true } },
  'sends more than it announces': {
    serve: saysAndCloses(`${OK}content-length: 4\r\n\r\nwell and more`),
    answer: { body: 'well', complete: true },
  },
  'sends a second answer': {
    serve: saysAndCloses(`${OK}content-length: 4\r\n\r\nwell${OK}\r\n`),
    answer: { body: 'well', complete: true },
  },
  'has a body with 204': {
    serve: saysAndCloses('HTTP/1.1 204 No Content\r\ncontent-length: 3\r\n\r\nabc'),
    answer: { status: 204, body: '' },
  },
  'has a body for HEAD': {
    serve: saysAndCloses(`${OK}content-length: 3\r\n\r\nabc`),
    answer: { status: 200, body: '' },
    asked: { method: 'HEAD' },
  },
  'has a byte order mark': { serve: saysAndCloses(`${OK}\r\n\ufeff{}`), answer: { body: '{}' } },
  'sends latin1, and says so': {
    serve: saysAndCloses(`${OK}content-type: text/plain; charset=ISO-8859-1\r\n\r\n`, Buffer.from('f\xfcr', 'latin1')),
    answer: { body: 'für' },
  },
  'sends latin1, and does not say so': {
    serve: saysAndCloses(`${OK}\r\n`, Buffer.from('f\xfcr', 'latin1')),
    answer: { body: 'f\ufffdr' },
  },
  'names a charset that does not exist': {
    serve: saysAndCloses(`${OK}content-type: text/plain; charset=klingon\r\n\r\nfür`),
    answer: { body: 'für' },
  },
  'sends NULs': { serve: saysAndCloses(`${OK}\r\n`, '\0\0'), answer: { body: '\0\0' } },
  'switches protocols unasked': {
    serve: says('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nrubbish'),
    answer: { status: 101, body: '' },
  },
  'says 100 Continue once': {
    serve: saysAndCloses(`HTTP/1.1 100 Continue\r\n\r\n${OK}\r\nwell`),
    answer: { status: 200, body: 'well' },
  },
  'speaks HTTP/1.0': { serve: saysAndCloses('HTTP/1.0 200 OK\r\n\r\nwell'), answer: { status: 200, body: 'well' } },
  'redirects to a file': {
    serve: saysAndCloses('HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\n\r\n'),
    answer: { status: 302, problem: 'a redirect to what is no http(s) URL' },
    asked: { followRedirects: true },
  },
  'redirects to a URL with credentials': {
    serve: saysAndCloses('HTTP/1.1 302 Found\r\nlocation: //user:secret@127.0.0.1/\r\n\r\n'),
    answer: { status: 302, problem: 'a redirect to a URL with credentials' },
    asked: { followRedirects: true },
  },
  'redirects to itself': {
    serve: saysAndCloses('HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n'),
    answer: { status: 302, problem: 'more than 5 redirects' },
    asked: { followRedirects: true },
  },
  'redirects with an endless body': {
    serve: saysWithoutEnd('HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n', 'x'.repeat(65_536)),
    answer: { status: 302, problem: 'more than 5 redirects' },
    asked: { followRedirects: true },
  },
};

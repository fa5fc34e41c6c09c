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
  'has a head as long as browsers read': {
    serve: saysAndCloses(`${OK}x: ${'a'.repeat(200_000)}\r\ncontent-length: 4\r\n\r\n`, 'well'),
    answer: { complete: true, body: 'well' },
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
  'ends lines with LF alone': {
    serve: saysAndCloses('HTTP/1.1 200 OK\ncontent-length: 4\n\nwell'),
    answer: { body: 'well', complete: true, deviations: ['bare-lf'] },
  },
  'ends some lines with LF alone': {
    serve: saysAndCloses('HTTP/1.1 200 OK\r\nx: y\ncontent-length: 4\r\n\r\nwell'),
    answer: { body: 'well', headers: { x: 'y', 'content-length': '4' }, deviations: ['bare-lf'] },
  },
  'ends lines of chunks with LF alone': {
    serve: saysAndCloses(`${OK}transfer-encoding: chunked\r\n\r\n4\nwell\n0\n\n`),
    answer: { body: 'well', complete: true, deviations: ['bare-lf'] },
  },
  'announces a length and sends chunks': {
    serve: saysAndCloses(`${OK}content-length: 9\r\ntransfer-encoding: chunked\r\n\r\n4\r\nwell\r\n0\r\n\r\n`),
    answer: { body: 'well', complete: true, deviations: ['length-and-chunked'] },
  },
  'names identity as a transfer coding': {
    serve: saysAndCloses(`${OK}transfer-encoding: identity\r\ncontent-length: 4\r\n\r\nwell`),
    answer: { body: 'well', complete: true },
  },
  'puts a blank before the colon': {
    serve: saysAndCloses(`${OK}x-a : b\r\ncontent-length : 4\r\n\r\nwell`),
    answer: {
      body: 'well',
      headers: { 'x-a': 'b', 'content-length': '4' },
      deviations: ['blank-before-colon'],
    },
  },
  'folds a header': {
    serve: saysAndCloses(`${OK}x: a\r\n b\r\ncontent-length: 4\r\n\r\nwell`),
    answer: { headers: { x: 'a b', 'content-length': '4' }, body: 'well', deviations: ['folded-header'] },
  },
  'announces one length twice': {
    serve: saysAndCloses(`${OK}content-length: 4\r\ncontent-length: 4\r\n\r\nwell`),
    answer: { body: 'well', complete: true, deviations: ['repeated-length'] },
  },
  'has no reason phrase': { serve: saysAndCloses('HTTP/1.1 200\r\n\r\nwell'), answer: { status: 200, body: 'well' } },
  'has a lone CR and a control character in a header': {
    serve: saysAndCloses(`${OK}x: a\rb\x01\r\n\r\nwell`),
    answer: { body: 'well', deviations: ['control-character'] },
  },
  'has UTF-8 in a header': {
    serve: saysAndCloses(`${OK}x: É\r\n\r\nwell`),
    answer: { body: 'well', headers: { x: Buffer.from('É').toString('latin1') } },
  },
  'writes http in lower case': {
    serve: saysAndCloses('http/1.1 200 ok\r\n\r\nwell'),
    answer: { status: 200, body: 'well', deviations: ['status-line'] },
  },
  'speaks HTTP/2 in words of HTTP/1': {
    serve: saysAndCloses('HTTP/2 200 OK\r\n\r\nwell'),
    answer: { status: 200, body: 'well', deviations: ['status-line'] },
  },
  'has more blanks in its status line': {
    serve: saysAndCloses('HTTP/1.1  200  OK\r\n\r\nwell'),
    answer: { status: 200, body: 'well', deviations: ['status-line'] },
  },
  'begins with empty lines': { serve: saysAndCloses(`\r\n\r\n${OK}\r\nwell`), answer: { status: 200, body: 'well' } },
  'does not end its last chunk': {
    serve: saysAndCloses(`${OK}transfer-encoding: chunked\r\n\r\n4\r\nwell\r\n0\r\n`),
    answer: { body: 'well', complete: true, deviations: ['unfinished-chunks'] },
  },
  'has extensions of chunks and trailers': {
    serve: saysAndCloses(`${OK}transfer-encoding: chunked\r\n\r\n2;a=b\r\nwe\r\n2 \r\nll\r\n0\r\nx: y\r\n\r\n`),
    answer: { body: 'well', complete: true },
  },
  'has a header named __proto__': {
    serve: saysAndCloses(`${OK}__proto__: x\r\n__proto__: y\r\n\r\nwell`),
    answer: { body: 'well' },
  },
  'redirects to a file': {
    serve: saysAndCloses('HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\n\r\n'),
    answer: { status: 302, problem: 'a redirect to something that is not an http(s) URL' },
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

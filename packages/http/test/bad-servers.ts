import { type Serve, says, saysAndCloses, saysAndResets, saysWithoutEnd } from './socket-server';

/** A server that answers badly, and what a question to it must come to. */
export interface BadServer {
  serve: Serve;
  /** A part of the reason. */
  reason: string;
  isLate?: true;
}

const OK = 'HTTP/1.1 200 OK\r\n';
const late = (serve: Serve, reason: string): BadServer => ({ serve, reason, isLate: true });

/** None of them gives an answer. By what they do. */
export const badServers: Record<string, BadServer> = {
  'accepts and never answers': late(() => undefined, 'no answer within 300 ms'),
  'answers before it is asked and then hangs': late((socket) => socket.write('HTTP/1.1'), 'no answer within 300 ms'),
  'drips its head byte by byte': late(saysWithoutEnd(OK, 'a', 10), 'no answer within 300 ms'),
  'drips its body byte by byte': late(
    saysWithoutEnd(`${OK}content-length: 9999\r\n\r\n`, 'a', 10),
    'the answer was not complete within 300 ms',
  ),
  'hangs in its body': late(says(`${OK}content-length: 10\r\n\r\nabc`), 'the answer was not complete within 300 ms'),
  'never ends its chunks': late(
    says(`${OK}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n`),
    'the answer was not complete within 300 ms',
  ),
  'never closes a body without a length': late(says(`${OK}\r\nabc`), 'the answer was not complete within 300 ms'),
  'resets when it has accepted': { serve: (socket) => socket.resetAndDestroy(), reason: 'the connection was reset' },
  'resets in its head': { serve: saysAndResets('HTTP/1.1 200 O'), reason: 'the connection was reset' },
  'resets in its body': {
    serve: saysAndResets(`${OK}content-length: 10\r\n\r\nabc`),
    reason: 'the connection was reset',
  },
  'closes at once': { serve: (socket) => socket.destroy(), reason: 'the connection was' },
  'closes its half at once': { serve: (socket) => socket.end(), reason: 'closed without an answer' },
  'closes in its head': {
    serve: saysAndCloses('HTTP/1.1 200 OK\r\ncontent'),
    reason: 'closed without an answer',
  },
  'closes when it was asked': { serve: saysAndCloses(''), reason: 'closed without an answer' },
  'announces more than it sends': {
    serve: saysAndCloses(`${OK}content-length: 100\r\n\r\nabc`),
    reason: 'before the answer was complete',
  },
  'closes within its chunks': {
    serve: saysAndCloses(`${OK}transfer-encoding: chunked\r\n\r\n5\r\nab`),
    reason: 'before the answer was complete',
  },
  'sends 50000 headers': {
    serve: says(OK, Array.from({ length: 50_000 }, (_, at) => `x-${at}: y\r\n`).join(''), '\r\n'),
    reason: 'the head of the answer is too long',
  },
  'sends one header of 1 MiB': {
    serve: says(`${OK}x: `, 'y'.repeat(1024 * 1024), '\r\n\r\n'),
    reason: 'the head of the answer is too long',
  },
  'never ends its head': {
    serve: saysWithoutEnd(OK, 'x-more: of the same\r\n'.repeat(100)),
    reason: 'the head of the answer is too long',
  },
  'never ends its status line': {
    serve: saysWithoutEnd('HTTP/1.1 200 ', 'very '.repeat(1000)),
    reason: 'the head of the answer is too long',
  },
  'says 100 Continue without end': {
    serve: saysWithoutEnd('', 'HTTP/1.1 100 Continue\r\n\r\n'),
    reason: 'more than 20 interim answers (1xx) and no final one',
  },
  'says 103 Early Hints without end': {
    serve: saysWithoutEnd('', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
    reason: 'more than 20 interim answers (1xx) and no final one',
  },
  'announces two lengths': {
    serve: saysAndCloses(`${OK}content-length: 3\r\ncontent-length: 4\r\n\r\nabcd`),
    reason: 'invalid HTTP answer: ',
  },
  'announces a negative length': {
    serve: saysAndCloses(`${OK}content-length: -3\r\n\r\nabc`),
    reason: 'invalid HTTP answer: ',
  },
  'announces a length and chunks': {
    serve: saysAndCloses(`${OK}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n`),
    reason: 'invalid HTTP answer: a chunk has the size "xyz"',
  },
  'sends a chunk size that is none': {
    serve: saysAndCloses(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\n`),
    reason: 'invalid HTTP answer: ',
  },
  'sends a chunk size beyond all numbers': {
    serve: saysAndCloses(`${OK}transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n`),
    reason: 'invalid HTTP answer: ',
  },
  'has a header without a colon': { serve: saysAndCloses(`${OK}rubbish\r\n\r\n`), reason: 'invalid HTTP answer: ' },
  'has a NUL in a header': { serve: saysAndCloses(`${OK}x: a\0b\r\n\r\n`), reason: 'invalid HTTP answer: ' },
  'answers with status 000': { serve: saysAndCloses('HTTP/1.1 000 No\r\n\r\n'), reason: 'HTTP has no status 0' },
  'answers with status 099': { serve: saysAndCloses('HTTP/1.1 099 No\r\n\r\n'), reason: 'HTTP has no status 99' },
  'answers with status 999': { serve: saysAndCloses('HTTP/1.1 999 No\r\n\r\n'), reason: 'HTTP has no status 999' },
  'answers with status 20': { serve: saysAndCloses('HTTP/1.1 20 OK\r\n\r\n'), reason: 'invalid HTTP answer: ' },
  'answers with status abc': { serve: saysAndCloses('HTTP/1.1 abc OK\r\n\r\n'), reason: 'invalid HTTP answer: ' },
  'speaks HTTP/0.9': { serve: saysAndCloses('<html>hello</html>'), reason: 'it begins with "<html>hello</html>"' },
  'speaks HTTP/7.0': { serve: saysAndCloses('HTTP/7.0 200 OK\r\n\r\n'), reason: 'invalid HTTP answer: ' },
  'speaks HTTP/2 only': {
    serve: (socket) => socket.write(Buffer.from('000006040000000000000300000064', 'hex')),
    reason: 'the server speaks HTTP/2, not HTTP/1.1',
  },
  'speaks SSH': {
    serve: (socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'),
    reason: 'begins with "SSH-2.0-OpenSSH_9.6',
  },
  'speaks SMTP': { serve: (socket) => socket.write('220 mail.example ESMTP\r\n'), reason: 'begins with "220 mail' },
  'speaks TLS': {
    serve: saysAndCloses(Buffer.from('15030100020228', 'hex')),
    reason: 'the server uses TLS: use https:// instead of http://',
  },
  'sends bytes at random': {
    serve: saysAndCloses(Buffer.from('ff00fe01a0b1c2d3', 'hex')),
    reason: 'invalid HTTP answer: ',
  },
  'sends empty lines without end': {
    serve: saysWithoutEnd('', '\r\n'.repeat(500)),
    reason: 'the head of the answer is too long',
  },
  'sends one NUL after the other': {
    serve: saysWithoutEnd('', Buffer.alloc(1000)),
    reason: 'invalid HTTP answer: ',
  },
};

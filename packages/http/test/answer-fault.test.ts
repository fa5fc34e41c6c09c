import { answerFault } from '../src/answer-fault';

const parseError = (start: string | Buffer) =>
  Object.assign(new Error('Parse Error: Expected HTTP/'), {
    code: 'HPE_INVALID_CONSTANT',
    rawPacket: Buffer.from(start),
  });

describe('answerFault', () => {
  it.each<[string | Buffer, string]>([
    ['220 mail\r\n', 'no proper answer: Expected HTTP/; it begins with "220 mail\\r\\n"'],
    ['HTTP/1.1 x', 'no proper answer: Expected HTTP/'],
    ['', 'no proper answer: Expected HTTP/'],
    [Buffer.from('1603030000', 'hex'), 'no proper answer: Expected HTTP/; TLS is spoken there: is it https:// rather'],
    [Buffer.from('000000040000000000', 'hex'), 'no proper answer: Expected HTTP/; HTTP/2 is spoken there'],
    ['GET /health?token=hunter2-hunter2-hunter2', 'it begins with "GET /health?…"'],
    ['x'.repeat(100), `no proper answer: Expected HTTP/; it begins with "${'x'.repeat(40)}"`],
  ])('tells what speaks there by %j', (start, reason) => {
    expect(answerFault(parseError(start))).toContain(reason);
  });

  it('is silent about other errors', () => {
    expect(answerFault(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toBeUndefined();
    expect(answerFault('odd')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { AnswerStream, behindMark, markScript } from '../src/answer-mark';

const MARK = 'deploy-host-answer\n';

function hear(chunks: readonly Buffer[]): { heard: string; stream: AnswerStream } {
  const parts: Buffer[] = [];
  const stream = new AnswerStream((chunk) => parts.push(chunk));
  for (const chunk of chunks) stream.push(chunk);
  return { heard: Buffer.concat(parts).toString('latin1'), stream };
}

describe('AnswerStream', () => {
  it('hands on what comes behind the mark, byte by byte, however it is cut into chunks', () => {
    const arbitrary = fc.record({
      noise: fc.string({ unit: 'binary' }).filter((text) => !text.includes(MARK)),
      answer: fc.uint8Array(),
      size: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ noise, answer, size }) => {
        const all = Buffer.concat([Buffer.from(noise), Buffer.from(MARK), answer]);
        const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
          all.subarray(n * size, (n + 1) * size),
        );
        const { heard, stream } = hear(chunks);
        expect(heard).toBe(Buffer.from(answer).toString('latin1'));
        expect(stream.said()).toBe(Buffer.from(noise).toString().trim());
      }),
    );
  });

  it('finds the mark behind more noise than it keeps', () => {
    const { heard, stream } = hear([Buffer.alloc(200_000, 'x'), Buffer.from(`${MARK}yes`)]);
    expect([heard, stream.said().length < 100]).toEqual(['yes', true]);
  });

  it('says what there was where no mark came', () => {
    const { heard, stream } = hear([Buffer.from('This account is not available.\n')]);
    expect([heard, stream.isMarked, stream.said()]).toEqual(['', false, 'This account is not available.']);
  });
});

describe('behindMark', () => {
  it('takes the noise from what was captured, if it is in there', () => {
    expect(behindMark(`Welcome!\n${MARK}{}`)).toBe('{}');
    expect(behindMark('the end of something long')).toBe('the end of something long');
    expect(markScript).toBe('echo deploy-host-answer; echo deploy-host-answer >&2; ');
  });
});

import { StringDecoder } from 'node:string_decoder';

const LONGEST_LINE = 32 * 1024;
/** No secret of one line is longer than this; what holds one has more lines. */
export const LONGEST_SECRET = 16 * 1024;
const NEWLINE = 10;

/**
 * Turns chunks of bytes into texts of whole lines, without the end of the last one, so that two hosts never share a
 * line: all lines of a chunk at once, because a gigabyte has ten million of them. A very long line comes in pieces,
 * which are masked before they are cut: a secret must not hide in the seam.
 */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(
    private readonly emit: (lines: string) => unknown,
    private readonly mask: (text: string) => string = (text) => text,
  ) {}

  /** Gives back a promise where `emit` does. */
  push(chunk: Buffer): unknown {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) return this.hold(chunk);
    const lines = this.rest + this.decoder.write(chunk.subarray(0, end));
    // What a line break cuts off is no character: the decoder has let go of it.
    const cut = this.decoder.end();
    this.rest = '';
    const taken = this.emit(withoutReturns(lines + cut));
    return this.hold(chunk.subarray(end + 1)) ?? taken;
  }

  end(): void {
    const last = this.rest + this.decoder.end();
    this.rest = '';
    if (last !== '') this.emit(last);
  }

  /** Ends without the last line, which was cut off in the middle: half a secret has no mask. */
  drop(): void {
    this.rest = '';
  }

  private hold(chunk: Buffer): unknown {
    if (chunk.length > 0) this.rest += this.decoder.write(chunk);
    if (this.rest.length <= LONGEST_LINE + LONGEST_SECRET) return undefined;
    let taken: unknown;
    let text = this.mask(this.rest);
    while (text.length > LONGEST_LINE + LONGEST_SECRET) {
      taken = this.emit(text.slice(0, LONGEST_LINE));
      text = text.slice(LONGEST_LINE);
    }
    this.rest = text;
    return taken;
  }
}

function withoutReturns(lines: string): string {
  if (!lines.includes('\r')) return lines;
  const text = lines.replace(/\r\n/g, '\n');
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

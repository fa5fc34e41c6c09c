import { StringDecoder } from 'node:string_decoder';

const LONGEST_LINE = 64 * 1024;
/** No secret of one line is longer than this; what holds one has more lines. */
const LONGEST_SECRET = 16 * 1024;

/**
 * Turns chunks of bytes into whole lines, so that two hosts never share one. A very long line comes in pieces, which
 * are masked before they are cut: a secret must not hide in the seam.
 */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(
    private readonly emit: (line: string) => void,
    private readonly mask: (text: string) => string = (text) => text,
  ) {}

  push(chunk: Buffer): void {
    const lines = this.decoder.write(chunk).split('\n');
    const [first = '', ...others] = lines;
    this.rest += first;
    for (const next of others) {
      this.emit(this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest);
      this.rest = next;
    }
    if (this.rest.length > LONGEST_LINE + LONGEST_SECRET) this.cut();
  }

  end(): void {
    const last = this.rest + this.decoder.end();
    this.rest = '';
    if (last !== '') this.emit(last);
  }

  private cut(): void {
    let text = this.mask(this.rest);
    while (text.length > LONGEST_LINE + LONGEST_SECRET) {
      this.emit(text.slice(0, LONGEST_LINE));
      text = text.slice(LONGEST_LINE);
    }
    this.rest = text;
  }
}

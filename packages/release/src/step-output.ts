import { LineSplitter } from './line-splitter';
import { TailBuffer } from './tail-buffer';

const CAPTURE_BYTES = 64 * 1024;

/** One stream of a step: its lines go out as they come, its end is kept, its bytes are counted. */
export class StepOutput {
  private readonly tail = new TailBuffer(CAPTURE_BYTES);
  private readonly lines: LineSplitter;

  constructor(onLine: (line: string) => void, mask: ((text: string) => string) | undefined) {
    this.lines = new LineSplitter(onLine, mask);
  }

  /** Bytes so far: where to read on after a lost connection. */
  get total(): number {
    return this.tail.total;
  }

  readonly push = (chunk: Buffer): void => {
    this.tail.push(chunk);
    this.lines.push(chunk);
  };

  /** The end of the stream as text. */
  end(): string {
    this.lines.end();
    return this.tail.text();
  }
}

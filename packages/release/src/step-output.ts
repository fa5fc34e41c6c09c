import { LineSplitter } from './line-splitter';
import { TailBuffer } from './tail-buffer';

const CAPTURE_BYTES = 64 * 1024;

export interface StepListener {
  onLine(line: string): void;
  /** After the lines that came together; gives back a promise where they cannot be taken as fast as they come. */
  onPiece?(): unknown;
  mask?(text: string): string;
}

/** One stream of a step: its lines go out as they come, its end is kept, its bytes are counted. */
export class StepOutput {
  private readonly tail = new TailBuffer(CAPTURE_BYTES);
  private readonly lines: LineSplitter;

  constructor(private readonly listener: StepListener) {
    this.lines = new LineSplitter(listener.onLine, listener.mask);
  }

  /** Bytes so far: where to read on after a lost connection. */
  get total(): number {
    return this.tail.total;
  }

  readonly push = (chunk: Buffer): unknown => {
    this.tail.push(chunk);
    this.lines.push(chunk);
    return this.listener.onPiece?.();
  };

  /** The end of the stream as text. */
  end(): string {
    this.lines.end();
    this.listener.onPiece?.();
    return this.tail.text();
  }
}

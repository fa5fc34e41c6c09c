import { LineSplitter } from './line-splitter';
import { TailBuffer } from './tail-buffer';

const CAPTURE_BYTES = 64 * 1024;

export interface StepListener {
  /** One or more whole lines; gives back a promise where they cannot be taken as fast as they come. */
  onLines(lines: string): unknown;
  mask?(text: string): string;
}

/** One stream of a step: its lines go out as they come, its end is kept, its bytes are counted. */
export class StepOutput {
  private readonly tail = new TailBuffer(CAPTURE_BYTES);
  private readonly lines: LineSplitter;

  constructor(private readonly listener: StepListener) {
    this.lines = new LineSplitter(listener.onLines, listener.mask);
  }

  /** Bytes so far: where to read on after a lost connection. */
  get total(): number {
    return this.tail.total;
  }

  readonly push = (chunk: Buffer): unknown => {
    this.tail.push(chunk);
    return this.lines.push(chunk);
  };

  /** The end of the stream as text, masked: whoever cuts it further must not leave half a secret, which no mask finds. */
  end(): string {
    this.lines.end();
    const text = this.tail.text();
    return this.listener.mask?.(text) ?? text;
  }
}

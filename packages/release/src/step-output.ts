import { UserError } from '@deploy-actions/error';
import { formatSize } from '@deploy-actions/quantity';
import type { StepResult } from './host';
import { LineSplitter, LONGEST_SECRET } from './line-splitter';
import { TailBuffer } from './tail-buffer';

const CAPTURE_BYTES = 64 * 1024;
/** The unit in which a host counts what it keeps of a stream. */
const BLOCK_BYTES = 512;
const DEFAULT_LIMIT_BYTES = 100 * 1024 * 1024;

/** In how many blocks a host keeps each of the two streams of a step, by the input `output-limit`. */
export function outputBlocks(limitBytes = DEFAULT_LIMIT_BYTES): number {
  return Math.max(1, Math.ceil(limitBytes / BLOCK_BYTES));
}

export interface StepListener {
  /** One or more whole lines; gives back a promise where they cannot be taken as fast as they come. */
  onLines(lines: string): unknown;
  mask?(text: string): string;
}

/** One stream of a step: its lines go out as they come, its end is kept, its bytes are counted. */
export class StepOutput {
  private readonly tail = new TailBuffer(CAPTURE_BYTES);
  private readonly lines: LineSplitter;
  private readonly limit: number;

  constructor(
    private readonly name: 'stdout' | 'stderr',
    private readonly listener: StepListener,
    limitBytes?: number,
  ) {
    this.lines = new LineSplitter(listener.onLines, listener.mask);
    this.limit = outputBlocks(limitBytes) * BLOCK_BYTES;
  }

  /** Bytes so far: where to read on after a lost connection. */
  get total(): number {
    return this.tail.total;
  }

  readonly push = (chunk: Buffer): unknown => {
    const wasFull = this.isFull;
    this.tail.push(chunk);
    const taken = this.lines.push(chunk);
    return !wasFull && this.isFull ? this.tellFull() : taken;
  };

  /** The end of the stream as text, masked: whoever cuts it further must not leave half a secret, which no mask finds. */
  end(): string {
    if (this.isFull) this.lines.drop();
    else this.lines.end();
    const text = this.tail.text();
    const whole = this.isFull ? text.slice(0, text.lastIndexOf('\n') + 1 || -LONGEST_SECRET) : text;
    return this.listener.mask?.(whole) ?? whole;
  }

  /** The host could not write all of it; where that is for the limit it was said already. */
  tellLoss(): void {
    if (this.isFull) return;
    this.listener.onLines(`[the host had no space for the full ${this.name} of this step; the step continued]`);
  }

  private get isFull(): boolean {
    return this.total >= this.limit;
  }

  private tellFull(): unknown {
    return this.listener.onLines(
      `[output-limit: ${formatSize(this.limit)} of ${this.name} were kept; the rest of the output is discarded, and the step continues]`,
    );
  }
}

const LONGEST_WORD = 200;

/**
 * What a host notes of a step that has ended, in lines of KEY=VALUE. `hasLost`: a stream could not be kept whole.
 * Throws `HOST_PROTOCOL` where there is no exit code.
 */
export function parseStepResult(
  label: string,
  text: string,
): Pick<StepResult, 'code' | 'missing' | 'pathFromEnv'> & { hasLost: boolean } {
  const fields = new Map(text.split('\n').map((line) => splitAt(line, line.indexOf('='))));
  const exit = fields.get('exit') ?? '';
  if (!/^\d{1,3}$/.test(exit)) {
    throw new UserError('HOST_PROTOCOL', `${label}: the host did not report the result of the step.`);
  }
  const [missing, path] = [fields.get('missing') ?? '', fields.get('path')];
  return {
    code: Number(exit),
    hasLost: fields.has('lost'),
    ...(missing === '' ? {} : { missing: missing.slice(0, LONGEST_WORD) }),
    ...(path === undefined ? {} : { pathFromEnv: path === 'literal' ? path : 'set' }),
  };
}

function splitAt(line: string, at: number): [string, string] {
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

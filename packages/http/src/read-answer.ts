import type { Readable } from 'node:stream';
import {
  type AnswerHead,
  broken,
  type Deviation,
  headersIn,
  isChunked,
  lengthIn,
  notHttp,
  otherCoding,
  START,
  statusIn,
} from './answer-head';
import { codeOf } from './node-error';
import { WireError } from './wire-cause';

export interface AnswerLimits {
  /** Of the head, in bytes. */
  headerBytes: number;
  /** Answers with a status of 1xx before the real one. */
  informational: number;
}

const LONGEST_CHUNK_LINE = 4096;
const SWITCHING = 101;

/**
 * Reads the one answer to one request on a connection that is not used again. It reads what curl and browsers read,
 * and Node's parser refuses as a danger to shared connections: this connection is not shared. `deviations` names what was
 * tolerated. Rejects with a `WireError` for what no client reads, or as the stream does.
 */
export class AnswerReader {
  readonly deviations = new Set<Deviation>();
  private readonly input: AsyncIterator<Buffer>;
  private buffer: Buffer = Buffer.alloc(0);

  constructor(
    stream: Readable,
    private readonly limits: AnswerLimits,
  ) {
    this.input = stream.iterator({ destroyOnReturn: false });
  }

  /** The head of the answer, behind all interim ones. */
  async head(): Promise<AnswerHead> {
    for (let interim = 0; interim <= this.limits.informational; interim++) {
      const head = await this.oneHead();
      if (head.status >= 200 || head.status === SWITCHING) return head;
    }
    throw broken(`more than ${this.limits.informational} interim answers (1xx) and no final one`);
  }

  /** The bytes of the body, as packed as they came. */
  async *body(method: string, { status, headers }: AnswerHead): AsyncGenerator<Buffer> {
    if (method === 'HEAD' || status === SWITCHING || status === 204 || status === 304) return;
    const coding = otherCoding(headers);
    // A body that is packed for this hop is not what its `content-encoding` says; curl unpacks it, browsers do not.
    if (coding !== undefined) throw new WireError({ kind: 'unreadable', detail: `its transfer coding is ${coding}` });
    const length = headers['content-length'];
    const inChunks = isChunked(headers);
    if (inChunks && length !== undefined) this.deviations.add('length-and-chunked');
    if (inChunks) yield* this.chunks();
    else if (length === undefined) yield* this.rest();
    else yield* this.exactly(lengthIn(length, this.deviations));
  }

  private async oneHead(): Promise<AnswerHead> {
    let left = this.limits.headerBytes;
    const line = async () => {
      const text = await this.line(left, 'before-answer');
      left -= text.length + 1;
      return this.trimmed(text);
    };
    await this.expectHttp();
    let statusLine = await line();
    while (statusLine === '') statusLine = await line();
    const status = statusIn(statusLine, this.deviations);
    const lines: string[] = [];
    for (let text = await line(); text !== ''; text = await line()) {
      const isFolded = /^[ \t]/.test(text);
      const last = lines.pop();
      if (isFolded) this.deviations.add('folded-header');
      if (last !== undefined) lines.push(isFolded ? `${last} ${text.trim()}` : last);
      if (!isFolded) lines.push(text);
    }
    return { status, headers: headersIn(lines, this.deviations) };
  }

  /** Who answers is often plain from the first bytes, and may never end a line. */
  private async expectHttp(): Promise<void> {
    while (true) {
      const start = this.buffer
        .toString('latin1')
        .replace(/^[\r\n]+/, '')
        .slice(0, 5)
        .toUpperCase();
      if (!'HTTP/'.startsWith(start)) throw notHttp(this.buffer);
      if (start.length === 5) return;
      if (this.buffer.length > this.limits.headerBytes) throw tooLong();
      if (!(await this.more())) throw new WireError({ kind: 'closed', when: 'before-answer' });
    }
  }

  private async *chunks(): AsyncGenerator<Buffer> {
    while (true) {
      const line = this.trimmed(await this.line(LONGEST_CHUNK_LINE, 'in-answer'));
      const digits = /^[ \t]*([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
      if (digits === undefined) throw broken(`a chunk has the size ${JSON.stringify(line.slice(0, START))}`);
      const size = Number.parseInt(digits, 16);
      if (size === 0) break;
      yield* this.exactly(size);
      if (this.trimmed(await this.line(LONGEST_CHUNK_LINE, 'in-answer')) !== '') {
        throw broken('a chunk is longer than its size');
      }
    }
    if (!(await this.hasTrailers())) this.deviations.add('unfinished-chunks');
  }

  /** Reads what stands behind the last chunk. All of the body is there by then: an end of the connection costs nothing. */
  private async hasTrailers(): Promise<boolean> {
    let left = this.limits.headerBytes;
    try {
      while (true) {
        const text = await this.line(left, 'in-answer');
        if (this.trimmed(text) === '') return true;
        left -= text.length + 1;
      }
    } catch (error) {
      if (error instanceof WireError && error.wireCause.kind === 'closed') return false;
      throw error;
    }
  }

  private async *exactly(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.buffer.length === 0 && !(await this.more())) throw new WireError({ kind: 'closed', when: 'in-answer' });
      const part = this.buffer.subarray(0, left);
      this.buffer = this.buffer.subarray(part.length);
      left -= part.length;
      if (part.length > 0) yield part;
    }
  }

  private async *rest(): AsyncGenerator<Buffer> {
    do {
      const part = this.buffer;
      this.buffer = Buffer.alloc(0);
      if (part.length > 0) yield part;
    } while (await this.more());
  }

  /** The text before the next line feed, with its carriage return. */
  private async line(limit: number, when: 'before-answer' | 'in-answer'): Promise<string> {
    let at = this.buffer.indexOf(0x0a);
    while (at < 0) {
      if (this.buffer.length > limit) throw tooLong();
      const searched = this.buffer.length;
      if (!(await this.more())) throw new WireError({ kind: 'closed', when });
      at = this.buffer.indexOf(0x0a, searched);
    }
    if (at > limit) throw tooLong();
    const text = this.buffer.toString('latin1', 0, at);
    this.buffer = this.buffer.subarray(at + 1);
    return text;
  }

  private trimmed(line: string): string {
    if (line.endsWith('\r')) return line.slice(0, -1);
    this.deviations.add('bare-lf');
    return line;
  }

  /** False at the end of the stream. */
  private async more(): Promise<boolean> {
    const next = await this.input.next().catch((error: unknown) => {
      // The far end closed the connection without closing it in good order, as a proxy in between may.
      if (codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE') return { done: true as const, value: undefined };
      throw error;
    });
    if (next.done) return false;
    this.buffer = this.buffer.length === 0 ? next.value : Buffer.concat([this.buffer, next.value]);
    return true;
  }
}

function tooLong(): WireError {
  return broken('the head of the answer is too long');
}

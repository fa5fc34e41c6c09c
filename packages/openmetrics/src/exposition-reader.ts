import { Buffer } from 'node:buffer';
import type { Exposition, ExpositionProblem } from './exposition';
import { originKey } from './family';
import { type Interest, interestIn, NO_INTEREST } from './interest';
import { seriesKey } from './labels';
import type { Format } from './sample';
import { parseSample } from './sample-line';
import type { Selector } from './selector';

const LONGEST_LINE = 1024 * 1024;
const [LF, CR, HASH, BRACE, SPACE, TAB] = [0x0a, 0x0d, 0x23, 0x7b, 0x20, 0x09];
const FIRST_OF_NAME = /^[a-zA-Z_:]/;
const TYPE_LINE = /^# TYPE[ \t]+(?:"([^"]*)"|([^ \t]+))[ \t]+([a-z]+)/;

/**
 * Reads a document from its bytes as they come, and of each line no more than the selectors need: one that nobody wants
 * costs the comparison of its name with the one before.
 */
export class ExpositionReader {
  readonly #selected: Map<string, number>[];
  readonly #types = new Map<string, string>();
  readonly #created = new Map<string, number>();
  readonly #starts: number[] = [];
  readonly #interests = new Map<string, Interest>();
  #name: Uint8Array = new Uint8Array();
  #interest: Interest = NO_INTEREST;
  #rest: Buffer = Buffer.alloc(0);
  #line = 0;
  #isEnded = false;
  #problem: ExpositionProblem | undefined;

  constructor(
    readonly format: Format,
    readonly selectors: readonly Selector[],
  ) {
    this.#selected = selectors.map(() => new Map());
  }

  /** The next bytes; they may end anywhere, and be overwritten afterwards. */
  push(chunk: Uint8Array): void {
    if (this.#problem) return;
    const added = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const bytes = this.#rest.length === 0 ? added : Buffer.concat([this.#rest, added]);
    let from = 0;
    for (let end = bytes.indexOf(LF, from); end !== -1; end = bytes.indexOf(LF, from)) {
      this.#line++;
      this.#read(bytes, from, end > from && bytes[end - 1] === CR ? end - 1 : end);
      if (this.#problem) return;
      from = end + 1;
    }
    this.#rest = Buffer.from(bytes.subarray(from));
    if (this.#rest.length > LONGEST_LINE) this.#fail('malformed', this.#line + 1, 'it is longer than 1 MiB');
  }

  /** When there are no more. Half a document is a problem, and never half the data. */
  end(): Exposition | { problem: ExpositionProblem } {
    if (!this.#problem && /^# EOF\r?$/.test(this.#rest.toString('latin1', 0, 10))) this.#isEnded = true;
    else if (!this.#problem && this.#rest.length > 0)
      this.#fail('truncated', this.#line + 1, 'the last line has no end');
    if (!this.#isEnded && this.format === 'openmetrics') {
      this.#fail('truncated', this.#line, 'the document ends without # EOF');
    }
    if (this.#problem) return { problem: this.#problem };
    const [start, ...others] = this.#starts;
    return {
      selected: this.#selected,
      types: this.#types,
      createdSeconds: this.#created,
      processStartSeconds: others.length === 0 ? start : undefined,
    };
  }

  #read(bytes: Buffer, from: number, end: number): void {
    let start = from;
    while (start < end && (bytes[start] === SPACE || bytes[start] === TAB)) start++;
    if (start === end) return;
    if (this.#isEnded) this.#fail('malformed', this.#line, 'there is more after # EOF');
    else if (bytes[start] === HASH) this.#comment(bytes, start, end);
    else if (bytes[start] === BRACE) this.#series('', bytes, start, end);
    else {
      const behind = this.#readName(bytes, start, end);
      if (this.#interest.isAny) this.#series(this.#interest.name, bytes, behind, end);
    }
  }

  #comment(bytes: Buffer, start: number, end: number): void {
    // T of TYPE, E of EOF.
    if (bytes[start + 2] === 0x54) {
      const [, quoted, plain, type = ''] = TYPE_LINE.exec(bytes.toString('utf8', start, end)) ?? [];
      const name = quoted ?? plain;
      if (name !== undefined) this.#types.set(name, type);
    } else if (this.format === 'openmetrics' && bytes[start + 2] === 0x45) {
      this.#isEnded = bytes.toString('latin1', start, end) === '# EOF';
    }
  }

  /** Finds out what is wanted of the name of this line, which mostly is that of the line before; returns its end. */
  #readName(bytes: Buffer, start: number, end: number): number {
    const name = this.#name;
    let at = start;
    for (let index = 0; index < name.length && bytes[at] === name[index]; index++) at++;
    if (at - start === name.length && isNameEnd(bytes, at, end)) return at;
    while (!isNameEnd(bytes, at, end)) at++;
    this.#name = Uint8Array.prototype.slice.call(bytes, start, at);
    const text = bytes.toString('latin1', start, at);
    if (!FIRST_OF_NAME.test(text))
      this.#fail('malformed', this.#line, `${JSON.stringify(text.slice(0, 60))} begins no series`);
    this.#interest = this.#interestIn(text);
    return at;
  }

  #interestIn(name: string): Interest {
    const known = this.#interests.get(name);
    const interest = known ?? interestIn(name, this.selectors);
    if (!known) this.#interests.set(name, interest);
    return interest;
  }

  #series(name: string, bytes: Buffer, start: number, end: number): void {
    const sample = parseSample(name, bytes.toString('utf8', start, end), this.format);
    if (typeof sample === 'string') {
      this.#fail('malformed', this.#line, sample);
      return;
    }
    const interest = name === '' ? this.#interestIn(sample.name) : this.#interest;
    // Zero and NaN are what is told where it is not known.
    if (interest.isProcessStart && sample.value > 0) this.#starts.push(sample.value);
    let key = interest.isCreated ? seriesKey(sample.name, sample.labels) : '';
    if (interest.isCreated) this.#created.set(originKey(key), sample.value);
    for (const index of interest.selectors) {
      if (!this.selectors[index]?.acceptsLabels(sample.labels)) continue;
      key ||= seriesKey(interest.name, sample.labels);
      const values = this.#selected[index];
      if (values?.has(key)) {
        const labels = bytes.toString('utf8', start, Math.min(end, start + 200));
        this.#fail('duplicate', this.#line, `the series ${name}${labels} was there before`);
      }
      values?.set(key, sample.value);
    }
  }

  #fail(code: ExpositionProblem['code'], line: number, reason: string): void {
    this.#problem ??= { code, reason: `line ${line}: ${reason}` };
  }
}

function isNameEnd(bytes: Buffer, at: number, end: number): boolean {
  const byte = bytes[at];
  return at >= end || byte === BRACE || byte === SPACE || byte === TAB;
}

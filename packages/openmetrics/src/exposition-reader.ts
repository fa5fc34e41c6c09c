import { Buffer } from 'node:buffer';
import { detached } from './detached';
import type { Exposition, ExpositionProblem } from './exposition';
import { originKey } from './family';
import { type Interest, interestIn, NO_INTEREST } from './interest';
import { skipBlanks } from './label-list';
import { seriesKey } from './labels';
import type { Format } from './sample';
import { parseSample } from './sample-line';
import type { Selector } from './selector';

const LONGEST_LINE = 1024 * 1024;
const LF = 0x0a;
const [CR, HASH, BRACE, SPACE, TAB] = [0x0d, 0x23, 0x7b, 0x20, 0x09];
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
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    // Decoded at once: a call for each line would cost more than what is done with it.
    const first = bytes.indexOf(LF) + 1;
    if (first > 0) {
      const last = bytes.lastIndexOf(LF) + 1;
      this.#readLines(Buffer.concat([this.#rest, bytes.subarray(0, first)]).toString('utf8'));
      this.#readLines(bytes.toString('utf8', first, last));
      this.#rest = Buffer.from(bytes.subarray(last));
    } else {
      this.#rest = Buffer.concat([this.#rest, bytes]);
    }
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
      names: new Set(this.#interests.keys()),
      types: this.#types,
      createdSeconds: this.#created,
      processStartSeconds: others.length === 0 ? start : undefined,
    };
  }

  #readLines(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1 && !this.#problem; end = text.indexOf('\n', from)) {
      this.#line++;
      this.#read(text, from, end > from && text.charCodeAt(end - 1) === CR ? end - 1 : end);
      from = end + 1;
    }
  }

  #read(text: string, from: number, end: number): void {
    const start = skipBlanks(text, from);
    if (start >= end) return;
    const code = text.charCodeAt(start);
    if (this.#isEnded) this.#fail('malformed', this.#line, 'there is text after # EOF');
    else if (code === HASH) this.#comment(text.slice(start, end));
    else if (code === BRACE) this.#series(NO_INTEREST, text.slice(start, end));
    else {
      const behind = this.#readName(text, start, end);
      if (this.#interest.isAny) this.#series(this.#interest, text.slice(behind, end));
    }
  }

  #comment(line: string): void {
    if (line.startsWith('T', 2)) {
      const [, quoted, plain, type = ''] = TYPE_LINE.exec(line) ?? [];
      const name = quoted ?? plain;
      if (name !== undefined) this.#types.set(detached(name), detached(type));
    } else if (this.format === 'openmetrics' && line.startsWith('E', 2)) {
      this.#isEnded = line === '# EOF';
    }
  }

  /** Finds out what is wanted of the name of this line, which mostly is that of the line before; returns its end. */
  #readName(text: string, start: number, end: number): number {
    const { name } = this.#interest;
    let at = start + name.length;
    if (name !== '' && text.startsWith(name, start) && isNameEnd(text, at, end)) return at;
    at = start;
    while (!isNameEnd(text, at, end)) at++;
    this.#interest = this.#interestIn(text.slice(start, at));
    if (!FIRST_OF_NAME.test(this.#interest.name)) {
      this.#fail(
        'malformed',
        this.#line,
        `${JSON.stringify(text.slice(start, Math.min(at, start + 60)))} does not start a series`,
      );
    }
    return at;
  }

  #interestIn(name: string): Interest {
    const known = this.#interests.get(name);
    if (known) return known;
    const interest = interestIn(detached(name), this.selectors);
    this.#interests.set(interest.name, interest);
    return interest;
  }

  #series({ name, labelReader }: Interest, line: string): void {
    const sample = parseSample(name, line, this.format, labelReader);
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
      const values = this.#selected[index];
      if (!values || !this.selectors[index]?.acceptsLabels(sample.labels)) continue;
      key ||= seriesKey(interest.name, sample.labels);
      const before = values.size;
      values.set(key, sample.value);
      if (values.size > before) continue;
      this.#fail('duplicate', this.#line, `the series ${name}${line.slice(0, 200)} is repeated`);
    }
  }

  #fail(code: ExpositionProblem['code'], line: number, reason: string): void {
    this.#problem ??= { code, reason: `line ${line}: ${reason}` };
  }
}

function isNameEnd(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return at >= end || code === BRACE || code === SPACE || code === TAB;
}

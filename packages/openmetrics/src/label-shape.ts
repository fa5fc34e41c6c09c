import { detached } from './detached';
import type { LabelList } from './label-list';
import type { Labels } from './labels';
import { canonicalValue } from './matcher';

const CLOSE = 0x7d;

/** The names of the labels of one line, in the order in which it has them; most lines have those of the line before. */
export class LabelShape {
  readonly #written: readonly string[];
  /** What stands before each value. */
  readonly #before: readonly string[];
  /** Where each value belongs among the sorted labels. */
  readonly #slots: readonly number[];
  readonly #labels: Labels;

  /** Of the names as they were `written`, without quotes and each of them once, and the sorted labels that they made. */
  constructor(written: readonly string[], labels: Labels) {
    this.#written = written.map(detached);
    this.#before = this.#written.map((name, at) => `${at === 0 ? '{' : ','}${name}="`);
    this.#slots = written.map((name) => labels.findIndex((label, at) => at % 2 === 0 && label === name) + 1);
    // The values were another line's.
    this.#labels = labels.map((text, at) => (at % 2 === 0 ? detached(text) : ''));
  }

  /**
   * The labels from the opening brace at `from` to `end`, the index behind the closing one; undefined where a line has
   * other names, or anything at all that wants a closer look, such as blanks or a backslash.
   */
  read(line: string, from: number): LabelList | undefined {
    const labels = [...this.#labels];
    let at = from;
    for (let index = 0; index < this.#before.length; index++) {
      const before = this.#before[index] ?? '';
      if (!line.startsWith(before, at)) return undefined;
      const open = at + before.length;
      const close = line.indexOf('"', open);
      if (close === -1) return undefined;
      labels[this.#slots[index] ?? 0] = canonicalValue(this.#written[index] ?? '', line.slice(open, close));
      at = close + 1;
    }
    if (line.charCodeAt(at) !== CLOSE) return undefined;
    const backslash = line.indexOf('\\', from);
    return backslash === -1 || backslash > at
      ? { name: undefined, labels, written: this.#written, end: at + 1 }
      : undefined;
  }
}

/** Reads a text from left to right; positions are counted from 1, as people do. */
export class Scanner {
  #at = 0;

  constructor(readonly text: string) {}

  /** What the sticky expression matches here, after blanks and comments; undefined, and nothing is read, where it does not. */
  take(expression: RegExp): string | undefined {
    this.blanks();
    expression.lastIndex = this.#at;
    const found = expression.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  get isAtEnd(): boolean {
    this.blanks();
    return this.#at === this.text.length;
  }

  /** The next few characters. */
  get ahead(): string {
    return this.text.slice(this.#at, this.#at + 20);
  }

  /** `position 7: … expected, not "x"`. */
  expected(what: string): string {
    const found = this.isAtEnd ? 'the end' : JSON.stringify(this.ahead);
    return `position ${this.#at + 1}: ${what} expected, not ${found}`;
  }

  /** A comment is from `#` to the end of its line. */
  private blanks(): void {
    for (let next = this.text.charAt(this.#at); /[\s#]/.test(next); next = this.text.charAt(this.#at)) {
      const end = next === '#' ? this.text.indexOf('\n', this.#at) : this.#at;
      this.#at = end === -1 ? this.text.length : end + 1;
    }
  }
}

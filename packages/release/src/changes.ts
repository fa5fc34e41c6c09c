import type { ExecResult } from '@deploy-actions/ssh';
import type { CallOptions, ProgramClient } from './program-client';

/** One verb of the host program and its arguments. */
export type Words = readonly string[];

/** More calls than any run says, and a number for every shell. */
const BEYOND_ALL = 1_000_000_000;

/**
 * What changes a host is said under a number: where the answer was lost it is said again under the same one, and the
 * host does not do twice what it has done.
 */
export class Changes {
  private last = 0;
  private unanswered: { key: string; number: number } | undefined;

  constructor(
    private readonly client: Pick<ProgramClient, 'call'>,
    private readonly token: string,
  ) {}

  /** One verb after the other, in one round trip; the first one that is refused ends it. */
  say(verbs: readonly Words[], options: CallOptions = {}): Promise<ExecResult> {
    return this.client.call(this.numbered(++this.last, verbs), options);
  }

  /**
   * A verb with a stream on its input, which cannot be repeated by itself: the caller says it again with a new stream
   * and the same `key`. If it was done in spite of the lost answer, the stream is not read.
   */
  async send(key: string, verb: Words, options: CallOptions): Promise<ExecResult> {
    const isRepeated = this.unanswered?.key === key && this.unanswered.number === this.last;
    const number = isRepeated ? this.last : ++this.last;
    this.unanswered = { key, number };
    const result = await this.client.call(this.numbered(number, [verb]), options);
    this.unanswered = undefined;
    return result;
  }

  /**
   * The last word of a run: what was said before, and is heard later, does nothing any more. Where we have said nothing
   * ourselves it was another process, whose numbers we do not know.
   */
  end(verb: Words): Promise<ExecResult> {
    if (this.last === 0) this.last = BEYOND_ALL;
    return this.say([verb]);
  }

  private numbered(number: number, verbs: readonly Words[]): string[] {
    return [
      'call',
      this.token,
      String(number),
      ...verbs.flatMap((words, at) => (at === 0 ? words : ['--then', ...words])),
    ];
  }
}

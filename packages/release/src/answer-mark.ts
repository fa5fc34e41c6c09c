/** What a script prints first, on both streams: whatever comes before it, the login shell has said. */
const MARK = 'deploy-host-answer\n';
const NOISE_LIMIT = 64 * 1024;

export const markScript = `echo ${MARK.trim()}; echo ${MARK.trim()} >&2; `;

/** Gives back a promise where it cannot take more. */
type Tell = ((chunk: Buffer) => unknown) | undefined;

/** One stream of an answer: hands on what comes behind the mark, in chunks as they come. */
export class AnswerStream {
  private noise = Buffer.alloc(0);
  isMarked = false;

  constructor(private readonly tell: Tell) {}

  readonly push = (chunk: Buffer): unknown => {
    if (this.isMarked) return this.tell?.(chunk);
    this.noise = Buffer.concat([this.noise, chunk]);
    const at = this.noise.indexOf(MARK);
    if (at >= 0) {
      this.isMarked = true;
      const rest = this.noise.subarray(at + MARK.length);
      this.noise = this.noise.subarray(0, at);
      return rest.length > 0 ? this.tell?.(rest) : undefined;
    }
    // The mark may have come in part.
    if (this.noise.length > NOISE_LIMIT) this.noise = this.noise.subarray(-MARK.length);
    return undefined;
  };

  /** What the login shell printed, or the end of it. */
  said(): string {
    return this.noise.toString().trim();
  }
}

/** The answer in what was captured of a stream. */
export function behindMark(captured: string): string {
  const at = captured.indexOf(MARK);
  return at < 0 ? captured : captured.slice(at + MARK.length);
}

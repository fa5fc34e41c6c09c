/** What a script prints first, on both streams: whatever comes before it, the login shell has said. */
const MARK = 'deploy-host-answer\n';
/** Kept of what the login shell prints. */
const NOISE_LIMIT = 64 * 1024;
/** More than any greeting, and than the echo of what we send first. */
export const MOST_NOISE = 4 * 1024 * 1024;

export const markScript = `echo ${MARK.trim()}; echo ${MARK.trim()} >&2; `;

/** Gives back a promise where it cannot take more. */
type Tell = ((chunk: Buffer) => unknown) | undefined;

/** One stream of an answer: hands on what comes behind the mark, in chunks as they come. */
export class AnswerStream {
  private noise = Buffer.alloc(0);
  private answerBytes = 0;
  private noiseBytes = 0;
  isMarked = false;

  /** `onTooLong` is called for each chunk beyond `limit` bytes of the answer, or beyond the limit of noise. */
  constructor(
    private readonly tell: Tell,
    private readonly limit = Number.POSITIVE_INFINITY,
    private readonly onTooLong: () => void = () => undefined,
  ) {}

  readonly push = (chunk: Buffer): unknown => {
    if (this.isMarked) return this.take(chunk);
    this.noiseBytes += chunk.length;
    if (this.noiseBytes > MOST_NOISE) this.onTooLong();
    this.noise = Buffer.concat([this.noise, chunk]);
    const at = this.noise.indexOf(MARK);
    if (at >= 0) {
      this.isMarked = true;
      const rest = this.noise.subarray(at + MARK.length);
      this.noise = this.noise.subarray(0, at);
      return rest.length > 0 ? this.take(rest) : undefined;
    }
    // The mark may have come in part.
    if (this.noise.length > NOISE_LIMIT) this.noise = this.noise.subarray(-MARK.length);
    return undefined;
  };

  private take(chunk: Buffer): unknown {
    this.answerBytes += chunk.length;
    if (this.answerBytes <= this.limit) return this.tell?.(chunk);
    this.onTooLong();
    return undefined;
  }

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

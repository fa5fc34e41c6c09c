/** Whose fault it is that there was no answer: the service's, or the runner's own. */
export interface Fault {
  kind: 'no-answer' | 'own-fault';
  /** In one line. Parts of it may come from the service. */
  reason: string;
}

/** A failure whose meaning is known where it happens. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly kind: Fault['kind'];

  constructor(reason: string, { kind = 'no-answer', cause }: { kind?: Fault['kind']; cause?: unknown } = {}) {
    super(reason, cause === undefined ? {} : { cause });
    this.kind = kind;
  }
}

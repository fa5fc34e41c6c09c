/** One request of ours, on a scale of ticks on which every beginning and every end has its own. */
export interface OwnAsk {
  readonly from: number;
  to: number | undefined;
  isAnswered: boolean;
}

/** How many of the requests that a service counted are ours: at least `sure`, at most `sure + unsure`. */
export interface Own {
  readonly sure: number;
  readonly unsure: number;
}

export const NONE_OF_OURS: Own = { sure: 0, unsure: 0 };

/**
 * What we asked of one instance since the reading that its counters are compared with. Of two readings exactly one is in
 * their difference, whether a service counts a request before it answers or after. Whatever ran beside either of them,
 * or failed, may be in it or not.
 */
export class OwnWindow {
  #asks: OwnAsk[] = [];
  #reference: OwnAsk | undefined;
  #sure = 0;
  #unsure = 0;
  /** That one of the two readings is in their difference: not if the process began anew between them. */
  #isPaired = true;

  add(ask: OwnAsk): void {
    this.#asks.push(ask);
  }

  /** Up to the reading `now`, which is over. After a restart nobody knows which of them the new process has seen. */
  upTo(now: OwnAsk, isReset: boolean): Own {
    if (this.#reference === undefined) return NONE_OF_OURS;
    const referenceTo = this.#reference.to ?? 0;
    const isOver = ({ to }: OwnAsk) => to !== undefined && to < now.from;
    for (const ask of this.#asks.filter(isOver)) {
      if (ask.isAnswered && ask.from > referenceTo) this.#sure++;
      else this.#unsure++;
    }
    this.#asks = this.#asks.filter((ask) => !isOver(ask));
    const beside = this.#asks.filter((ask) => ask !== now).length;
    if (isReset) {
      this.#unsure += this.#sure;
      this.#sure = 0;
      this.#isPaired = false;
    }
    const [pair, maybe] = this.#isPaired ? [1, 0] : [0, 1];
    return { sure: this.#sure + pair, unsure: this.#unsure + beside + maybe };
  }

  /** The counters are compared with this reading from now on. */
  settle(now: OwnAsk): void {
    this.#reference = now;
    this.#sure = 0;
    this.#unsure = 0;
    this.#isPaired = true;
    this.#asks = this.#asks.filter((ask) => ask !== now && (ask.to === undefined || ask.to > now.from));
  }
}

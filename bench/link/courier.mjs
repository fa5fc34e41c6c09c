/** Hands over what a lane carries, when it arrives and in the order in which it was sent. */
export class Courier {
  #lane;
  #queue = [];
  #timer;

  constructor(lane) {
    this.#lane = lane;
  }

  send(bytes, deliver) {
    this.#queue.push({ atMs: this.#lane.send(bytes, performance.now()), deliver });
    this.#wait();
  }

  #wait() {
    const [next] = this.#queue;
    if (this.#timer !== undefined || next === undefined) return;
    // A timer is late by half a millisecond on average, and never early.
    this.#timer = setTimeout(() => this.#handOver(), Math.max(0, next.atMs - performance.now() - 0.5));
  }

  #handOver() {
    this.#timer = undefined;
    const nowMs = performance.now() + 0.5;
    let due = 0;
    while (due < this.#queue.length && this.#queue[due].atMs <= nowMs) due += 1;
    for (const { deliver } of this.#queue.splice(0, due)) deliver();
    this.#wait();
  }
}

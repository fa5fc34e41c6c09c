import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** One connection to what a worker asks: a line with a number out, one with the number and a word in. */
export class Downstream {
  #port;
  #socket;
  #asked = 0;
  #waiting = new Map();

  constructor(port) {
    this.#port = port;
  }

  /** Whether it was answered well; false where the connection breaks. */
  ask() {
    this.#socket ??= this.#connected();
    this.#asked += 1;
    const id = String(this.#asked);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.write(`${id}\n`);
    });
  }

  #connected() {
    const socket = connect(this.#port, '127.0.0.1');
    socket
      .on('error', () => undefined)
      .once('close', () => {
        this.#socket = undefined;
        for (const resolve of this.#waiting.values()) resolve(false);
        this.#waiting.clear();
      });
    createInterface(socket)
      .on('line', (line) => {
        const [id, word] = line.split(' ');
        this.#waiting.get(id)?.(word === 'good');
        this.#waiting.delete(id);
      })
      .on('error', () => undefined);
    return socket;
  }
}

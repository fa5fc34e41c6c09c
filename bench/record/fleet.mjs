import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RESTART_MS = 500;

/** Starts a script of this folder; resolves once it says that it listens. */
export async function listening(script, ...args) {
  const child = fork(join(import.meta.dirname, script), args.map(String));
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code} before it listened`);
    }),
  ]);
  return child;
}

export async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await Promise.all([once(child, 'exit'), child.kill()]);
}

/** The workers of a service behind a supervisor, which starts anew whoever dies, as systemd does. */
export class Fleet {
  restarts = 0;
  #isOver = false;
  #downstream;
  #members;

  constructor(ports, downstream) {
    this.#downstream = downstream;
    this.#members = ports.map((port) => ({ port, child: undefined, behaviour: undefined }));
  }

  /** One after the other, as a deploy does: the old one ends, and once the new one listens it is the next one's turn. */
  async deploy(behaviour) {
    for (const member of this.#members) {
      const old = member.child;
      member.child = undefined;
      if (old) await ended(old);
      member.behaviour = behaviour;
      await this.#start(member);
    }
  }

  async stop() {
    this.#isOver = true;
    const children = this.#members.map(({ child }) => child);
    for (const member of this.#members) member.child = undefined;
    await Promise.all(children.map((child) => child && ended(child)));
  }

  async #start(member) {
    const child = await listening('worker.mjs', member.port, this.#downstream, JSON.stringify(member.behaviour));
    if (this.#isOver) {
      await ended(child);
      return;
    }
    member.child = child;
    child.once('exit', async () => {
      if (member.child !== child) return;
      this.restarts += 1;
      await sleep(RESTART_MS);
      if (member.child === child) await this.#start(member);
    });
  }
}

import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version 1 of the control groups has a hierarchy of its own for this; version 2 has one for all. */
const HIERARCHIES = [
  { above: '/sys/fs/cgroup/cpuacct', read: (at) => Number(readFileSync(join(at, 'cpuacct.usage'), 'utf8')) / 1e6 },
  {
    above: '/sys/fs/cgroup',
    read: (at) => Number(/usage_usec (\d+)/.exec(readFileSync(join(at, 'cpu.stat'), 'utf8'))?.[1]) / 1e3,
  },
];

/** The processor time of some processes and of all that they start, by the kernel's account: a control group. */
export class CpuAccount {
  #at;
  #read;

  constructor(name) {
    const found = HIERARCHIES.find(({ above }) => existsSync(join(above, 'cgroup.procs')));
    if (!found) throw new Error('there are no control groups here to count processor time with');
    this.#at = join(found.above, name);
    this.#read = found.read;
    mkdirSync(this.#at);
  }

  add(pids) {
    for (const pid of pids) writeFileSync(join(this.#at, 'cgroup.procs'), String(pid));
  }

  usedMs() {
    return this.#read(this.#at);
  }

  /** All of its processes must have ended. */
  close() {
    rmdirSync(this.#at);
  }
}

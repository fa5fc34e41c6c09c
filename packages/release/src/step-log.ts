import type { Log } from '@deploy-actions/action';
import type { Clock } from '@deploy-actions/clock';

export interface StepLogWorld {
  clock: Clock;
  log: Log;
  /** Aborted when the run is cancelled. */
  signal: AbortSignal;
  mask(text: string): string;
  appendFile(path: string, text: string): void;
}

/** Longer texts are large objects for the collector of garbage, which lets those pile up. */
const BLOCK_LENGTH = 64 * 1024;
/** Whoever looks into the file while a step runs sees it grow. */
const OLDEST_MS = 1000;

/**
 * What the steps on all hosts print, in the log and, in large blocks, in a file. Lines that arrive together are masked,
 * shielded and written together: a gigabyte has ten million of them.
 */
export class StepLog {
  private prefix = '';
  private lines: string[] = [];
  private block: string[] = [];
  private blockLength = 0;
  private writtenAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly path: string,
    private readonly world: StepLogWorld,
  ) {
    world.appendFile(path, '');
    // A cancelled run may have no time left for its end.
    world.signal.addEventListener('abort', () => this.flush(), { once: true });
  }

  /** One line of one step; it goes out with the next `print`, or before a line of another one. */
  add(prefix: string, line: string): void {
    if (prefix !== this.prefix) this.print();
    this.prefix = prefix;
    this.lines.push(line);
  }

  /** Writes what is left. */
  flush(): void {
    this.print();
    this.write();
  }

  /** Gives back a promise where whoever reads the log is slow. */
  print(): unknown {
    const { prefix, lines } = this;
    if (lines.length === 0) return undefined;
    this.lines = [];
    const text = lines.join('\n');
    const taken = this.world.log.foreign(prefix, text);
    const marked = `${prefix} | ${this.world.mask(text).replaceAll('\n', `\n${prefix} | `)}\n`;
    this.block.push(marked);
    this.blockLength += marked.length;
    const isOld = this.world.clock.elapsed() - this.writtenAtMs >= OLDEST_MS;
    if (this.blockLength >= BLOCK_LENGTH || isOld || this.world.signal.aborted) this.write();
    return taken;
  }

  private write(): void {
    const text = this.block.join('');
    this.block = [];
    this.blockLength = 0;
    this.writtenAtMs = this.world.clock.elapsed();
    if (text !== '') this.world.appendFile(this.path, text);
  }
}

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
const BLOCK_LENGTH = 32 * 1024;
/** Whoever looks into the file while a step runs sees it grow. */
const OLDEST_MS = 1000;

/** What the steps on all hosts print, in the log and, in large blocks, in a file. */
export class StepLog {
  private block = '';
  private writtenAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly path: string,
    private readonly world: StepLogWorld,
  ) {
    world.appendFile(path, '');
    // A cancelled run may have no time left for its end.
    world.signal.addEventListener('abort', () => this.flush(), { once: true });
  }

  /**
   * Whole lines of one step. They are masked, shielded and written all at once: a gigabyte has ten million of them.
   * Gives back a promise where whoever reads the log is slow.
   */
  print(prefix: string, lines: string): unknown {
    const masked = this.world.mask(lines);
    const taken = this.world.log.foreign(prefix, masked);
    const head = `${prefix} | `;
    // A regular expression, as the text would give one string for each line; `$` has a meaning there.
    this.block += `${head}${masked.replace(/\n/g, `\n${head.replaceAll('$', '$$$$')}`)}\n`;
    const isOld = this.world.clock.elapsed() - this.writtenAtMs >= OLDEST_MS;
    if (this.block.length >= BLOCK_LENGTH || isOld || this.world.signal.aborted) this.flush();
    return taken;
  }

  /** Writes what is left. */
  flush(): void {
    const text = this.block;
    this.block = '';
    this.writtenAtMs = this.world.clock.elapsed();
    if (text !== '') this.world.appendFile(this.path, text);
  }
}

import type { Clock } from '@deploy-actions/clock';
import type { HostStatus } from '@deploy-actions/release';

/** A host that is away must not keep the others on a bad version for longer. */
const PATIENCE_MS = 5000;

/** Where the hosts of a fleet, each for itself, tell what they found, and wait for a moment for what the others did. */
export class Gathering {
  private readonly found: HostStatus[] = [];
  private arrived = 0;
  private readonly complete = new AbortController();

  constructor(
    private readonly size: number,
    private readonly clock: Clock,
  ) {}

  /** Resolves to what all hosts found; after five seconds, to what those found that are there by then. */
  async arrive(status: HostStatus | undefined): Promise<readonly HostStatus[]> {
    if (status) this.found.push(status);
    this.arrived++;
    if (this.arrived === this.size) this.complete.abort();
    await this.clock.sleep(PATIENCE_MS, this.complete.signal).catch(() => undefined);
    return [...this.found];
  }
}

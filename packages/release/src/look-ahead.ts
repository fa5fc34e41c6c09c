import type { Clock } from '@deploy-actions/clock';
import type { ProgramClient } from './program-client';
import { readIndex } from './read-index';
import { measureRoundTrip } from './round-trip';

/** What of a host is asked for while something else is: whoever wants to know it then waits for no round trip of it. */
export class LookAhead {
  private listing: Promise<string | undefined> | undefined;
  private distance: Promise<number | undefined> | undefined;

  constructor(
    private readonly client: Pick<ProgramClient, 'call' | 'ping' | 'reach'>,
    private readonly clock: Clock,
  ) {}

  /** Without `sharedPaths` nobody will want the index. An answer that is lost is asked for again by whoever wants it. */
  begin(sharedPaths: readonly string[] | undefined): void {
    if (sharedPaths) this.listing = readIndex(this.client, sharedPaths).catch(() => undefined);
    this.distance = this.measure().catch(() => undefined);
  }

  /** It is handed out once: what the host has changes. */
  async index(sharedPaths: readonly string[]): Promise<string> {
    const { listing } = this;
    this.listing = undefined;
    return (await listing) ?? readIndex(this.client, sharedPaths);
  }

  async roundTripMs(): Promise<number> {
    return (await this.distance) ?? this.measure();
  }

  private async measure(): Promise<number> {
    // To connect takes many round trips.
    await this.client.reach();
    return measureRoundTrip(() => this.client.ping(), this.clock);
  }
}
